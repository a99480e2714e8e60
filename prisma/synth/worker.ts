import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { SongSeed } from './compose/plan.ts';
import { synthesize } from './synthesize.ts';

// A worker thread: gets a song, writes its file, says so, and waits for the next.
const { audioDir } = workerData as { audioDir: string };

parentPort?.on('message', async (seed: SongSeed) => {
  const unfinished = join(audioDir, `.${seed.songId}.${process.pid}.unfinished`);
  await writeFile(unfinished, await synthesize(seed));
  await rename(unfinished, join(audioDir, `${seed.songId}.mp3`));
  parentPort?.postMessage('done');
});
