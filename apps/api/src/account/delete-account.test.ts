import { mkdir, rename, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestApi } from '@setlist/api/test/api';
import { JANE, MAX, VERA } from '@setlist/api/test/distinct-rows';
import { insertMaxEverywhere, rowsThatSay } from '@setlist/api/test/everywhere';
import { type ApiOnLine, startApiOnLine, type TenantLine } from '@setlist/api/test/tenant-line';
import { createClient } from '@setlist/contracts';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import type { JobHelpers } from 'graphile-worker';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDeleteAccountJob } from './delete-account-job.ts';
import { NOBODY } from './delete-rows.ts';

// One deletion, which fails in each home in turn, as one that is stopped there would, and is begun anew each time.

let started: ApiOnLine;
let api: TestApi;
let line: TenantLine;
let management: ManagementCall;
let rows: Awaited<ReturnType<typeof insertMaxEverywhere>>;
let before: Awaited<ReturnType<typeof rowsThatSay>>;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  started = await startApiOnLine();
  ({ api, line } = started);
  management = await managementClient(api.tenant);
  rows = await insertMaxEverywhere(api);
  before = await rowsThatSay(api.database.pool, MAX);
});
afterAll(async () => {
  vi.useRealTimers();
  await started.close();
});

const askedAt = Date.now();

/** Runs the job as the worker does; `added` are the jobs that it asks for. */
async function runJob({ closesAfterMs }: { closesAfterMs?: number } = {}) {
  const added: unknown[][] = [];
  const addJob = async (...args: unknown[]) => void added.push(args);
  const helpers = { addJob } as unknown as JobHelpers;
  await createDeleteAccountJob(api.api.deps, closesAfterMs)({ userId: MAX, askedAt }, helpers);
  return added;
}

const jobs = async () => {
  const text =
    "SELECT last_error, locked_at FROM graphile_worker.jobs WHERE task_identifier = 'delete-account'";
  return (await api.database.pool.query<{ last_error: string | null; locked_at: Date | null }>(text)).rows;
};
const stored = async () => {
  const found = await Promise.all(rows.objects.map((key) => api.api.deps.storage.find(key)));
  return found.filter((object) => object !== undefined).length;
};
const userAtTenant = async () => (await management('GET', `/users/${MAX}`)).status;
const asMax = (token: string) => createClient({ baseUrl: api.url, token });

/** Signs Max in anew, a minute later: times in tokens are whole seconds. */
async function signInLater(password?: string) {
  vi.setSystemTime(Date.now() + 60_000);
  const email = 'max@setlist.example';
  return (await api.tenant.signIn(password === undefined ? { email } : { email, password })).access_token;
}

test('is refused when it is not said whose account it is', async () => {
  const answer = await api.send('DELETE /account', { as: 'max', body: { userId: VERA } });
  expect(answer.status).toBe(422);
  expect((await api.send('GET /songs', { as: 'max' })).status).toBe(200);
});

test('is begun in one step, and done by the queue; from the answer on none of the person’s tokens opens anything', async () => {
  // A song's place in storage that cannot be emptied: the worker of this process gets no further.
  await blockObject();
  expect((await api.send('DELETE /account', { as: 'max', body: { userId: MAX } })).status).toBe(202);
  await vi.waitUntil(async () => (await jobs()).some((job) => job.last_error && !job.locked_at), {
    timeout: 60_000,
  });
  // From here on the tests run it.
  await api.database.pool.query('SELECT graphile_worker.remove_job($1)', [`delete-account:${MAX}`]);
  const refused = await api.send('GET /songs', { as: 'max' });
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ detail: expect.stringContaining('is being deleted') });
  await expect(asMax(await signInLater()).listSongs()).rejects.toThrow('is being deleted');
  expect((await api.send('GET /songs', { as: 'jane' })).status).toBe(200);
});

test('leaves all rows where the storage is away, and finds by them what is left there', async () => {
  await expect(runJob()).rejects.toThrow();
  expect(await rowsThatSay(api.database.pool, MAX)).toEqual(before);
  expect(await userAtTenant()).toBe(200);
  await unblockObject();
});

test('leaves all rows and the user where Postgres fails in the midst of it', async () => {
  await api.database.pool.query('ALTER TABLE featured_edits RENAME TO featured_edits_away');
  await expect(runJob()).rejects.toThrow();
  await api.database.pool.query('ALTER TABLE featured_edits_away RENAME TO featured_edits');
  expect(await rowsThatSay(api.database.pool, MAX)).toEqual(before);
  expect([await stored(), await userAtTenant()]).toEqual([0, 200]);
});

test('leaves the user, who still opens nothing, where the identity provider is away', async () => {
  line.state = 'cut';
  await expect(runJob()).rejects.toThrow();
  line.state = 'open';
  expect([await rowsThatSay(api.database.pool, MAX), await userAtTenant()]).toEqual([{}, 200]);
  await expect(asMax(await signInLater()).listSongs()).rejects.toThrow('is being deleted');
  expect(await rowsThatSay(api.database.pool, MAX)).toEqual({});
});

test('leaves nothing in any home in the end, however often it is begun anew', async () => {
  for (const _ of [1, 2]) {
    expect(await runJob({ closesAfterMs: 10 * 3_600_000 })).toEqual([
      [
        'delete-account',
        { userId: MAX, askedAt },
        expect.objectContaining({ jobKey: `delete-account:${MAX}` }),
      ],
    ]);
    expect([await stored(), await rowsThatSay(api.database.pool, MAX)]).toEqual([0, {}]);
    expect(await userAtTenant()).toBe(404);
  }
});

test('takes nothing from others: their counters stand, and a song of the person is told as deleted', async () => {
  const { pool, prisma } = api.database;
  const plays = await prisma.play.findMany({ where: { userId: VERA }, orderBy: { playId: 'asc' } });
  expect(plays.map(({ listenerId }) => listenerId)).toEqual([NOBODY, JANE]);
  const { body } = await api.as('vera').getPlaylist({ params: { playlistId: rows.evening.playlistId } });
  expect(body.plays).toBe(60 + 53);
  expect(await rowsThatSay(pool, VERA)).toMatchObject({ songs: 4, playlists: 2, users: 1 });
});

test('removes what another process still let in, when it comes for the last time', async () => {
  await api.database.prisma.userData.create({ data: { userId: MAX, favGenre: 'Jazz' } });
  expect(await runJob({ closesAfterMs: 0 })).toEqual([]);
  expect(await rowsThatSay(api.database.pool, MAX)).toEqual({});
  // The month's mark says who it was only to whom that is known.
  expect(await api.database.prisma.endedTokens.findMany()).toEqual([
    expect.objectContaining({ deleting: false }),
  ]);
});

test('gives nothing of the old to somebody who signs up under the same user id', async () => {
  const user = { connection: 'Username-Password-Authentication', user_id: 'max' };
  const password = 'Only-for-tests-2';
  const created = await management('POST', '/users', { ...user, email: 'max@setlist.example', password });
  expect(created.status).toBe(201);
  expect((await api.send('GET /songs', { as: 'max' })).status).toBe(401);
  const max = asMax(await signInLater(password));
  expect((await max.listSongs()).body.items).toEqual([]);
  expect((await max.listPlaylists()).body.items).toEqual([]);
  expect((await max.getFavouriteGenre()).body).toBeUndefined();
  expect((await max.getPlays()).body).toBe('0');
});

const blocked = () => join(api.api.deps.env.audioDir, rows.objects[0] ?? '');
async function blockObject() {
  await rename(blocked(), `${blocked()}.away`);
  await mkdir(blocked());
}
async function unblockObject() {
  await rmdir(blocked());
  await rename(`${blocked()}.away`, blocked());
}
