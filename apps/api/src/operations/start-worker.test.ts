import { rm } from 'node:fs/promises';
import { startTestApi } from '@setlist/api/test/api';
import { expect, onTestFinished, test } from 'vitest';
import { RECONCILE_ROLES } from '../role-sync/reconcile-roles.ts';

test('has noted every job that it did when it has ended, however busy the database is', async () => {
  const { api, database, tenant } = await startTestApi();
  onTestFinished(async () => {
    await database.close();
    await tenant.close();
    await rm(api.deps.env.audioDir, { recursive: true });
  });
  const ended = Promise.withResolvers<void>();
  api.worker.events.once('job:success', () => {
    // That the job is done can be noted only when a connection is free: not before the worker is to end.
    const { pool } = api.deps;
    const clients = Array.from({ length: pool.options.max ?? 0 }, () => pool.connect());
    api.worker.events.once('pool:gracefulShutdown', () =>
      clients.map(async (client) => (await client).release()),
    );
    ended.resolve(api.close());
  });
  await api.worker.addJob(RECONCILE_ROLES, {});
  await ended.promise;
  const { rows } = await database.pool.query(
    'SELECT id FROM graphile_worker.jobs WHERE locked_at IS NOT NULL',
  );
  expect(rows).toEqual([]);
});
