import { type Logger, pino } from 'pino';

/** Lines wait until there are so many bytes of them, or for so long, and are then written at once. */
const WRITTEN_AT_BYTES = 8_192;
const WRITTEN_AFTER_MS = 100;

/**
 * Makes the log of a process: lines of JSON on its standard output. Writing each line by itself would be a system call
 * at each request. What waits is written at the latest when the process ends, unless it is killed; written by this
 * thread, since a write that another has under way would be lost with `process.exit()`.
 */
export function createLog(level: string): Logger {
  const destination = pino.destination({
    sync: true,
    minLength: WRITTEN_AT_BYTES,
    periodicFlush: WRITTEN_AFTER_MS,
  });
  process.once('exit', () => destination.flushSync());
  return pino({ level }, destination);
}
