import { createHash } from 'node:crypto';
import { glob, readFile, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

const SKIPPED = new Set(['node_modules', '.next', '.turbo', 'next-env.d.ts', 'tsconfig.tsbuildinfo']);

/**
 * One hash over the names and contents of files; a folder counts with everything in it except what tools put there.
 * `paths` are relative to `root`.
 */
export async function hashFiles(root: string, paths: string[]): Promise<string> {
  const files = (await Promise.all(paths.map((path) => listFiles(root, path)))).flat().sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const content = createHash('sha256').update(await readFile(join(root, file)));
    hash.update(`${file}\0${content.digest('hex')}\n`);
  }
  return hash.digest('hex');
}

async function listFiles(root: string, path: string): Promise<string[]> {
  const stats = await stat(join(root, path)).catch(() => undefined);
  if (!stats) return [];
  if (stats.isFile()) return [path];
  const isSkipped = (name: string) => name.split(sep).some((part) => SKIPPED.has(part));
  const found = glob('**/*', {
    cwd: join(root, path),
    withFileTypes: true,
    exclude: (entry) => isSkipped(entry.name),
  });
  const files: string[] = [];
  for await (const entry of found) {
    if (entry.isFile() && !isSkipped(entry.name))
      files.push(join(entry.parentPath, entry.name).slice(root.length));
  }
  return files;
}
