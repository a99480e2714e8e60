import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFreePort, startPostgres } from '@setlist/embedded-postgres';
import { testDatabaseUrl } from '@setlist/testing/env';
import type { TestProject } from 'vitest/node';
import { ensureDatabase, migrate } from '../src/index.ts';
import { dropDatabases } from './drop-databases.ts';
import type {} from './test-server.ts';

const prismaDir = fileURLToPath(new URL('../../../prisma/', import.meta.url));

/**
 * Vitest global setup: one PostgreSQL server for the run, embedded in a temporary directory (or that of
 * `TEST_DATABASE_URL`), with a migrated template database. The teardown leaves nothing behind.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = testDatabaseUrl ? { url: testDatabaseUrl, stop: async () => {} } : await startThrowAway();
  const databasePrefix = `setlist_test_${randomBytes(4).toString('hex')}_`;
  const templateDatabase = `${databasePrefix}template`;
  const databaseUrl = await ensureDatabase(server.url, templateDatabase);
  await migrate({
    databaseUrl,
    migrationsDir: join(prismaDir, 'migrations'),
    schemaPath: join(prismaDir, 'schema.prisma'),
  });
  project.provide('testServer', { url: server.url, databasePrefix, templateDatabase });
  return async () => {
    if (testDatabaseUrl) await dropDatabases(server.url, databasePrefix);
    await server.stop();
  };
}

async function startThrowAway() {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-test-'));
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: await findFreePort(),
    password: randomBytes(16).toString('hex'),
    // The data need not outlive the run, so nothing has to reach the disk.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  });
  const stop = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true });
  };
  return { url: postgres.url('postgres'), stop };
}
