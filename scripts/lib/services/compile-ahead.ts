import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/**
 * Compiles the API's modules into Node.js' compile cache, in a process of their own. A process that finds them there
 * does without the TypeScript compiler, which would stay in its memory (some 25 MB) for as long as it runs.
 */
export async function compileAhead(root: string, signal: AbortSignal): Promise<void> {
  // The second is what the process runs; imported, it starts nothing.
  const entries = ['index.ts', 'main.ts'].map((file) => pathToFileURL(join(root, 'apps/api/src', file)).href);
  const program = `
    import { enableCompileCache } from 'node:module';
    enableCompileCache();
    for (const entry of ${JSON.stringify(entries)}) await import(entry);`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], { signal });
}
