import { mkdir, rename, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { makeSound } from './make-sound.ts';
import type { Sound } from './sound.ts';
import { soundFile } from './sound-file.ts';

/**
 * Makes the file of every one of these sounds in a folder, by the name that `soundFile` gives it, on all cores. A file
 * appears when it is complete, so an interrupted run leaves no broken one. Throws when one cannot be made or written.
 */
export async function makeSounds(sounds: readonly Sound[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const queue = [...sounds];
  const work = async () => {
    for (let sound = queue.shift(); sound; sound = queue.shift()) {
      const file = join(folder, soundFile(sound));
      const unfinished = `${file}.${process.pid}.unfinished`;
      await writeFile(unfinished, await makeSound(sound));
      await rename(unfinished, file);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}
