import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const schema = join(root, 'prisma/schema.prisma');
const generated = join(root, 'packages/db/src/generated/client.ts');

/**
 * Generates the Prisma client into `src/generated` unless it is newer than the schema; tells whether it did.
 * `generate` looks for a schema-engine binary, which it does not use: naming any existing program keeps it
 * from downloading one.
 */
export async function generateClient(): Promise<boolean> {
  if ((await changedAt(generated)) > (await changedAt(schema))) return false;
  const prisma = join(
    dirname(createRequire(import.meta.url).resolve('prisma/package.json')),
    'build/index.js',
  );
  const environment = {
    PATH: dirname(process.execPath),
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
  const args = [prisma, 'generate', '--schema', schema, '--config', join(root, 'prisma.config.ts')];
  await promisify(execFile)(process.execPath, args, { cwd: root, env: environment });
  return true;
}

async function changedAt(path: string): Promise<number> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.mtimeMs ?? 0;
}
