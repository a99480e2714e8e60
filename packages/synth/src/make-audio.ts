import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Song } from './synthesize.ts';

/**
 * Makes `<song id>.mp3` in `audioDir` for every one of these songs, on all cores. A file appears when it is complete, so
 * an interrupted run leaves no broken one. Throws when a song cannot be made or written.
 */
export async function makeAudio(songs: readonly Song[], audioDir: string): Promise<void> {
  await mkdir(audioDir, { recursive: true });
  // The longest jobs are not known beforehand, so each worker takes the next song when it is free.
  const queue = songs.map(({ songId, genre }): Song => ({ songId, genre }));
  const workers = Math.min(queue.length, availableParallelism());
  await Promise.all(Array.from({ length: workers }, () => runWorker(audioDir, queue)));
}

async function runWorker(audioDir: string, queue: Song[]): Promise<void> {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: { audioDir } });
  try {
    await new Promise<void>((resolve, reject) => {
      const next = () => {
        const song = queue.shift();
        if (song) worker.postMessage(song);
        else resolve();
      };
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`A worker that makes songs ended with code ${code}.`)));
      worker.on('message', next);
      next();
    });
  } finally {
    await worker.terminate();
  }
}
