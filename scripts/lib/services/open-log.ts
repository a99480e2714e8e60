import { createWriteStream } from 'node:fs';
import { Writable } from 'node:stream';

/**
 * Opens a log file for writing, anew. When it cannot be written to, on a full disk for instance, it says so once and
 * swallows what follows: a process must not stall or end for want of its log.
 */
export function openLog(path: string): Writable {
  const file = createWriteStream(path);
  let broken = false;
  file.on('error', (error) => {
    broken = true;
    console.error(`  The log ${path} cannot be written to: ${error.message}`);
  });
  return new Writable({
    write: (chunk, _encoding, done) => (broken ? done() : file.write(chunk, () => done())),
    final: (done) => (broken ? done() : file.end(() => done())),
  });
}

/** Closes a log and resolves when all of it is in the file. */
export function closeLog(log: Writable): Promise<void> {
  return new Promise((resolve) => log.end(() => resolve()));
}
