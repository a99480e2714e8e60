import { mkdir, readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Song } from './synthesize.ts';

export interface AudioMade {
  /** Songs made now, and all that were asked for. */
  made: number;
  total: number;
}

/**
 * Makes `<song id>.mp3` in `audioDir` for every one of these songs that has none yet, on all cores. A file appears
 * when it is complete, so an interrupted run leaves no broken one. Throws when a song cannot be made or written, and
 * the signal's reason when it is given up.
 */
export async function makeAudio(
  songs: readonly Song[],
  audioDir: string,
  signal?: AbortSignal,
): Promise<AudioMade> {
  await mkdir(audioDir, { recursive: true });
  const present = new Set(await readdir(audioDir));
  const missing = songs.filter(({ songId }) => !present.has(`${songId}.mp3`));
  // The longest jobs are not known beforehand, so each worker takes the next song when it is free.
  const queue = missing.map(({ songId, genre }): Song => ({ songId, genre }));
  const workers = Math.min(queue.length, availableParallelism());
  await Promise.all(Array.from({ length: workers }, () => runWorker(audioDir, queue, signal)));
  return { made: missing.length, total: songs.length };
}

async function runWorker(audioDir: string, queue: Song[], signal?: AbortSignal): Promise<void> {
  // Whoever gave up before anybody listened would not be heard.
  signal?.throwIfAborted();
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: { audioDir } });
  try {
    await new Promise<void>((resolve, reject) => {
      const next = () => {
        const song = queue.shift();
        if (song) worker.postMessage(song);
        else resolve();
      };
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`A worker that makes songs ended with code ${code}.`)));
      worker.on('message', next);
      next();
    });
  } finally {
    await worker.terminate();
  }
}
