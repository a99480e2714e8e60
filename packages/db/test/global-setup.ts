import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startThrowAwayPostgres } from '@setlist/embedded-postgres';
import { dropDatabases } from '@setlist/postgres/test/drop-databases';
import type {} from '@setlist/postgres/test/test-server';
import { testDatabaseUrl } from '@setlist/testing/env';
import type { TestProject } from 'vitest/node';
import { ensureDatabase, migrate } from '../src/index.ts';

const prismaDir = fileURLToPath(new URL('../../../prisma/', import.meta.url));

/**
 * Vitest global setup: one PostgreSQL server for the run, embedded in a temporary directory (or that of
 * `TEST_DATABASE_URL`), with a migrated template database. The teardown leaves nothing behind.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = testDatabaseUrl ? undefined : await startThrowAwayPostgres();
  const serverUrl = testDatabaseUrl ?? postgres?.url('postgres') ?? '';
  const databasePrefix = `setlist_test_${randomBytes(4).toString('hex')}_`;
  const templateDatabase = `${databasePrefix}template`;
  const databaseUrl = await ensureDatabase(serverUrl, templateDatabase);
  await migrate({
    databaseUrl,
    migrationsDir: join(prismaDir, 'migrations'),
    schemaPath: join(prismaDir, 'schema.prisma'),
  });
  project.provide('testServer', { url: serverUrl, databasePrefix, templateDatabase });
  return async () => {
    if (testDatabaseUrl) await dropDatabases(testDatabaseUrl, databasePrefix);
    await postgres?.stop();
  };
}
