import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { generateStatements } from './src/sql/generate-statements.ts';

// Generates into src/generated the Prisma client from prisma/schema.prisma and the typed statements from prisma/sql.
const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);
const prismaDir = join(root, 'prisma');

try {
  await generateClient();
  await generateStatements(prismaDir, join(root, 'packages/db/src/generated/sql.ts'));
} catch (error) {
  // What is wrong is a line of the schema or of a statement: the words name it, a stack would hide it.
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

// `prisma generate` looks for a schema-engine binary, which it does not use: naming any existing program keeps it from
// downloading one.
async function generateClient(): Promise<void> {
  const prisma = join(dirname(require.resolve('prisma/package.json')), 'build/index.js');
  const environment = {
    PATH: dirname(process.execPath),
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
  const schema = join(prismaDir, 'schema.prisma');
  const args = [prisma, 'generate', '--schema', schema, '--config', join(root, 'prisma.config.ts')];
  await promisify(execFile)(process.execPath, args, { cwd: root, env: environment });
}
