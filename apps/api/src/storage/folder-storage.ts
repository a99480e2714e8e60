import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { notFound } from '../errors.ts';
import { isKey } from './keys.ts';
import type { Storage } from './storage.ts';

/** Storage in a folder of this machine: a file for each object, named by its key. */
export function createFolderStorage(folder: string): Storage {
  const pathOf = (key: string) => {
    if (!isKey(key)) throw new Error(`"${key}" is no key of an object.`);
    return join(folder, key);
  };
  return {
    async put(key, file) {
      const path = pathOf(key);
      await mkdir(folder, { recursive: true });
      await rename(file, path).catch(async (error) => {
        if (error.code !== 'EXDEV') throw error;
        // From another file system. It appears when it is complete, so an interrupted copy leaves no broken object.
        const unfinished = join(folder, `.${key}.unfinished`);
        try {
          await copyFile(file, unfinished, constants.COPYFILE_EXCL);
          await rename(unfinished, path);
        } finally {
          await rm(unfinished, { force: true });
        }
      });
    },
    async find(key) {
      const path = pathOf(key);
      const found = await stat(path).catch(undefinedWhenMissing);
      if (!found) return undefined;
      return {
        bytes: found.size,
        putAt: found.mtime,
        // The last byte is named, so that the stream ends with it and need not look for more.
        async read(range = { start: 0, end: Math.max(0, found.size - 1) }) {
          const file = await open(path).catch(undefinedWhenMissing);
          if (!file) throw notFound('file');
          return file.createReadStream(range);
        },
      };
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    async *olderThan(moment) {
      for (const name of (await readdir(folder).catch(undefinedWhenMissing)) ?? []) {
        if (!isKey(name)) continue;
        const found = await stat(join(folder, name)).catch(undefinedWhenMissing);
        if (found && found.mtime < moment) yield name;
      }
    },
  };
}

function undefinedWhenMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
