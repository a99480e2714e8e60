import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const prismaDir = join(root, 'prisma');
const generated = join(root, 'packages/db/src/generated');

/**
 * Generates into `src/generated` what is older than its sources: the Prisma client from `prisma/schema.prisma`, and the
 * typed statements from `prisma/sql`. Throws when Prisma or Postgres finds a mistake in them.
 */
export async function generate(): Promise<void> {
  const schema = join(prismaDir, 'schema.prisma');
  if (await isOlder(join(generated, 'client.ts'), [schema])) await generateClient(schema);
  const statements = join(generated, 'sql.ts');
  const sources = [join(prismaDir, 'sql'), join(prismaDir, 'migrations'), join(import.meta.dirname, 'sql')];
  if (await isOlder(statements, sources)) {
    const { generateStatements } = await import('./sql/generate-statements.ts');
    await generateStatements(prismaDir, statements);
  }
}

// `generate` looks for a schema-engine binary, which it does not use: naming any existing program keeps it from
// downloading one.
async function generateClient(schema: string): Promise<void> {
  const require = createRequire(import.meta.url);
  const prisma = join(dirname(require.resolve('prisma/package.json')), 'build/index.js');
  const environment = {
    PATH: dirname(process.execPath),
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
  const args = [prisma, 'generate', '--schema', schema, '--config', join(root, 'prisma.config.ts')];
  await promisify(execFile)(process.execPath, args, { cwd: root, env: environment });
}

/** Whether a file is missing, or older than one of these files or than anything in these folders. */
async function isOlder(file: string, sources: string[]): Promise<boolean> {
  const made = await stat(file).catch(() => undefined);
  if (!made) return true;
  for (const source of sources) {
    const entries = await readdir(source, { recursive: true }).catch(() => []);
    for (const path of ['', ...entries]) {
      if ((await stat(join(source, path))).mtimeMs > made.mtimeMs) return true;
    }
  }
  return false;
}
