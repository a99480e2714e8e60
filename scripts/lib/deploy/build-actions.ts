import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { stripTypes } from '@setlist/local-tenant/config/read-action-code';

/**
 * Writes the JavaScript that Auth0 loads, one file for each Action of `auth0/actions`, into `auth0/dist`: the source
 * with its types taken off, the same that the local tenant runs. Returns the names.
 */
export async function buildActions(auth0: string): Promise<string[]> {
  await mkdir(join(auth0, 'dist'), { recursive: true });
  const sources = await readdir(join(auth0, 'actions'));
  const names = sources
    .filter((file) => /\.ts$/.test(file) && !/(\.test|^types)\.ts$/.test(file))
    .map((file) => basename(file, '.ts'));
  for (const name of names) {
    const source = await readFile(join(auth0, 'actions', `${name}.ts`), 'utf8');
    await writeFile(join(auth0, 'dist', `${name}.js`), stripTypes(source));
  }
  return names;
}
