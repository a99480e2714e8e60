import { Worker } from 'node:worker_threads';
import type { Sound } from './sound.ts';

/**
 * Makes the audio of a song, as `synthesize` does, in a thread of its own and behind everything else that the machine has
 * to do. Throws when it cannot be made, and the reason of `signal` when that is aborted meanwhile.
 */
export async function makeSound(sound: Sound, signal?: AbortSignal): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: sound });
  const made = Promise.withResolvers<Uint8Array>();
  const stop = () => made.reject(signal?.reason);
  signal?.addEventListener('abort', stop);
  worker.on('message', made.resolve);
  worker.on('error', made.reject);
  worker.on('exit', (code) =>
    made.reject(new Error(`The thread that makes a sound ended with code ${code}.`)),
  );
  try {
    return await made.promise;
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
