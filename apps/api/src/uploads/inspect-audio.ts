import { fork } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import { DomainError } from '../errors.ts';
import { notAudio } from './audio-kinds.ts';
import type { AudioFacts } from './inspector/inspect.ts';

const INSPECTOR = join(import.meta.dirname, 'inspector/main.ts');
/** Longest time for one file: of an MP3 that does not say how long it is, all frames are counted. */
const TIME_MS = 30_000;
/** Most memory of JavaScript; the decoder's own is bounded in decode-start.ts. */
const HEAP_MB = 256;

/**
 * Lets a process of its own look into an audio file, which may write a cover to `coverFile` and nothing else. Throws
 * `undecodable-audio` when nothing plays the file, or looking into it takes too much time or memory, and
 * `unsupported-media-type` when it is a video.
 */
export async function inspectAudio(file: string, coverFile: string, log: Logger): Promise<AudioFacts> {
  const child = fork(INSPECTOR, [file, coverFile], {
    execArgv: [
      `--max-old-space-size=${HEAP_MB}`,
      ...['--permission', '--allow-fs-read=*', `--allow-fs-write=${dirname(coverFile)}/*`],
    ],
    env: {} as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    timeout: TIME_MS,
    killSignal: 'SIGKILL',
  });
  let found: AudioFacts | { undecodable: string } | undefined;
  child.once('message', (message) => {
    found = message as typeof found;
  });
  // Rejects when the process cannot be started, which tells nothing about the file.
  const [code, signal] = await once(child, 'close');
  if (found && !('undecodable' in found)) {
    if (found.hasVideo) throw notAudio('a video', 'video/mp4');
    return found;
  }
  log.info({ code, signal, reason: found?.undecodable }, 'an uploaded file cannot be played');
  throw new DomainError('undecodable-audio', {
    detail:
      'The file begins like audio, but no decoder here plays it: it is broken, or in a codec not known here.',
  });
}
