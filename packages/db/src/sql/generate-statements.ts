import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startThrowAwayPostgres } from '@setlist/embedded-postgres';
import { ensureDatabase } from '@setlist/postgres/ensure-database';
import { runMigrations } from 'graphile-worker';
import { migrate } from '../migrate/migrate.ts';
import { writeStatements } from './write-statements.ts';

/**
 * Writes the typed statements of `prisma/sql` to `file`. What Postgres has to say about them, a throw-away server says
 * that has our tables and those of the queue.
 */
export async function generateStatements(prismaDir: string, file: string): Promise<void> {
  const postgres = await startThrowAwayPostgres();
  try {
    const databaseUrl = await ensureDatabase(postgres.url('postgres'), 'setlist');
    await prepare(databaseUrl, prismaDir);
    await writeFile(file, await writeStatements(databaseUrl, join(prismaDir, 'sql')));
  } finally {
    await postgres.stop();
  }
}

async function prepare(databaseUrl: string, prismaDir: string): Promise<void> {
  await migrate({
    databaseUrl,
    migrationsDir: join(prismaDir, 'migrations'),
    schemaPath: join(prismaDir, 'schema.prisma'),
  });
  await runMigrations({ connectionString: databaseUrl });
}
