import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type Song, synthesize } from './synthesize.ts';

// A worker thread: gets a song, writes its file, says so, and waits for the next.
const { audioDir } = workerData as { audioDir: string };

parentPort?.on('message', async (song: Song) => {
  const unfinished = join(audioDir, `.${song.songId}.${process.pid}.unfinished`);
  await writeFile(unfinished, await synthesize(song));
  await rename(unfinished, join(audioDir, `${song.songId}.mp3`));
  parentPort?.postMessage('done');
});
