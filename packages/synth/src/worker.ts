import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { Sound } from './sound.ts';
import { synthesize } from './synthesize.ts';

// A worker thread that makes one sound, hands it over and ends: with it goes the memory that a song takes.

// Whatever else the machine has to do comes first. Only Linux knows priorities of threads, elsewhere it would be that of
// the whole process.
if (process.platform === 'linux') setPriority(19);
const audio = await synthesize(workerData as Sound);
parentPort?.postMessage(audio, [audio.buffer as ArrayBuffer]);
