import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { basename, dirname, join } from 'node:path';

/**
 * Reads the JavaScript of an Action. A built file `dist/x.js` whose source is `actions/x.ts`, or any `x.js` with an
 * `x.ts` beside it, is read from its source with the types taken off, so that what runs here is never out of date.
 * The source comes along, since what runs has holes where its types were. `fillIn` is given the source as it stands in its file.
 */
export async function readActionCode(
  file: string,
  fillIn: (code: string) => string = (code) => code,
): Promise<{ code: string; source?: string }> {
  const source = `${basename(file, '.js')}.ts`;
  for (const folder of ['.', '../actions']) {
    const typescript = await readFile(join(dirname(file), folder, source), 'utf8').catch(() => undefined);
    if (typescript === undefined) continue;
    const filled = fillIn(typescript);
    return { code: stripTypes(filled), source: filled };
  }
  return { code: fillIn(await readFile(file, 'utf8')) };
}

/** Takes the types off an Action written in erasable TypeScript and leaves plain CommonJS. */
export function stripTypes(typescript: string): string {
  return stripTypeScriptTypes(typescript, { mode: 'strip' });
}
