import type { TestApi } from '@setlist/api/test/api';
import { addPlaylist, givePlays } from '@setlist/api/test/music';
import { type ApiOnLine, startApiOnLine, type TenantLine } from '@setlist/api/test/tenant-line';
import type { JobHelpers } from 'graphile-worker';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { enqueueRoleSync } from './enqueue-role-sync.ts';
import { RECONCILE_ROLES } from './reconcile-roles.ts';
import { createSyncRoleJob } from './sync-role-job.ts';

const EDITOR = 'playlist_editor';
const userId = 'auth0|vera';

let started: ApiOnLine;
let line: TenantLine;
let api: TestApi;
let playlistId: string;
beforeAll(async () => {
  started = await startApiOnLine();
  ({ api, line } = started);
  ({ playlistId } = await addPlaylist(api, 'vera'));
});
beforeEach(async () => {
  await expect.poll(jobs).toBe(0);
  line.state = 'open';
  await api.api.deps.identity.patchUser(userId, { app_metadata: { roles: [] } });
  await api.database.pool.query('TRUNCATE plays, play_counts, role_syncs CASCADE');
  line.calls.length = 0;
  api.logged.length = 0;
});
afterAll(() => started.close());

const jobs = async () => (await api.database.pool.query('SELECT FROM graphile_worker.jobs')).rowCount;
const rolesOf = async () => (await api.api.deps.identity.getUser(userId)).appMetadata.roles;
const said = (msg: string) => api.logged.filter((entry) => entry.msg === msg);

/** How many syncs had an outcome so far. */
async function synced(outcome: string): Promise<number> {
  const text = await api.api.deps.metrics.registry.metrics();
  return Number(new RegExp(`role_syncs_total{outcome="${outcome}"} (\\d+)`).exec(text)?.[1] ?? 0);
}

/** Runs the job as the worker does; `added` are the jobs that it asks for. */
async function runJob(payload: unknown, abortSignal?: AbortSignal) {
  const added: unknown[][] = [];
  const addJob = async (...args: unknown[]) => void added.push(args);
  const helpers = { abortSignal, addJob } as unknown as JobHelpers;
  await createSyncRoleJob(api.api.deps)(payload, helpers);
  return added;
}

test('tells what it changed, and counts it', async () => {
  const [promoted, unchanged] = [await synced('promoted'), await synced('unchanged')];
  await givePlays(api.database.pool, { playlistId }, 100);
  expect(await runJob({ userId })).toEqual([]);
  expect(await rolesOf()).toEqual([EDITOR]);
  const entry = { userId, outcome: 'promoted', repaired: false };
  expect(said('editor role synced')).toEqual([expect.objectContaining(entry)]);
  await runJob({ userId });
  expect(said('editor role synced')).toHaveLength(1);
  expect([await synced('promoted'), await synced('unchanged')]).toEqual([promoted + 1, unchanged + 1]);
});

test('looks somebody up only when that is asked for', async () => {
  await runJob({ userId });
  expect(line.calls).toEqual([]);
  await runJob({ userId, check: true });
  expect(line.calls).toHaveLength(1);
});

test('lets go of somebody whom the identity provider does not know', async () => {
  const failed = await synced('failed');
  expect(await runJob({ userId: 'auth0|nobody', check: true })).toEqual([]);
  expect(line.calls).toHaveLength(1);
  expect(said('the identity provider does not know a person who owns plays')).toEqual([
    expect.objectContaining({ userId: 'auth0|nobody' }),
  ]);
  expect(await synced('failed')).toBe(failed);
});

test('tries six times while the identity provider is away, ever less often, and then lets others go first', async () => {
  const failed = await synced('failed');
  line.state = 'cut';
  const added = await runJob({ userId, check: true });
  const latest = Date.now() + 2_500;
  const times = line.calls.map(({ at }) => at);
  expect(times).toHaveLength(6);
  const waits = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  for (const [index, least] of [500, 1_000, 2_000, 2_000, 2_000].entries()) {
    expect(waits[index]).toBeGreaterThanOrEqual(least - 5);
  }
  // From the third on they grow no more.
  expect(waits[4]).toBeLessThan(3 * (waits[2] ?? 0));
  expect(added).toEqual([
    [
      'sync-role',
      { userId, check: true },
      { jobKey: 'sync-role:auth0|vera', runAt: expect.any(Date), maxAttempts: 1_000 },
    ],
  ]);
  const [[, , { runAt }]] = added as [[string, object, { runAt: Date }]];
  // The last of them waits, too.
  expect(runAt.getTime()).toBeGreaterThanOrEqual((times.at(-1) ?? 0) + 4_000 - 5);
  expect(runAt.getTime()).toBeLessThanOrEqual(latest);
  expect(await synced('failed')).toBe(failed + 6);
});

test('stops waiting when the process stops', async () => {
  line.state = 'cut';
  const stopping = new AbortController();
  const running = runJob({ userId, check: true }, stopping.signal);
  await expect.poll(() => line.calls.length).toBe(1);
  stopping.abort();
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  expect(line.calls.length).toBeLessThanOrEqual(2);
});

test('leaves to the queue what is no fault of the identity provider', async () => {
  const failed = await synced('failed');
  await api.database.pool.query('ALTER TABLE role_syncs RENAME TO role_syncs_away');
  await expect(runJob({ userId })).rejects.toThrow();
  await api.database.pool.query('ALTER TABLE role_syncs_away RENAME TO role_syncs');
  expect(await synced('failed')).toBe(failed + 1);
});

test.each([{}, { userId: 7 }, { userId, check: 'yes' }])('refuses the payload %j', async (payload) => {
  await expect(runJob(payload)).rejects.toThrow();
  expect(line.calls).toEqual([]);
});

test('a sync that is enqueued looks somebody up only when that is asked for', async () => {
  const unchanged = await synced('unchanged');
  await enqueueRoleSync(api.database.pool, userId);
  await expect.poll(() => synced('unchanged')).toBe(unchanged + 1);
  expect(line.calls).toEqual([]);
  await enqueueRoleSync(api.database.pool, userId, { check: true });
  await expect.poll(() => line.calls.length).toBe(1);
});

test('the schedule has those synced whose rows say another role than was told, and tells how many', async () => {
  await givePlays(api.database.pool, { playlistId }, 100);
  await api.api.worker.addJob(RECONCILE_ROLES, {});
  await expect.poll(rolesOf).toEqual([EDITOR]);
  const compared = expect.objectContaining({ differing: 1, jobs: 1 });
  await expect.poll(() => said('roles compared')).toContainEqual(compared);
});
