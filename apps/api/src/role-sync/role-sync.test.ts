import type { Person, TestApi } from '@setlist/api/test/api';
import { listen } from '@setlist/api/test/listeners';
import { addPlaylist as addSilentPlaylist, givePlays, handOutAudio } from '@setlist/api/test/music';
import { type ApiOnLine, startApiOnLine, type TenantLine } from '@setlist/api/test/tenant-line';
import type { Playlist } from '@setlist/contracts';
import { untilWaiting } from '@setlist/postgres/test/until-waiting';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { enqueueRoleSync } from './enqueue-role-sync.ts';
import { RECONCILE_ROLES } from './reconcile-roles.ts';
import { syncRole } from './sync-role.ts';

let started: ApiOnLine;
let line: TenantLine;
let api: TestApi;
beforeAll(async () => {
  started = await startApiOnLine();
  ({ api, line } = started);
});
afterAll(() => started.close());
beforeEach(() => {
  line.calls.length = 0;
});

const EDITOR = 'playlist_editor';
/** Each playlist has listeners of its own: nobody's time is spent by another test. */
const someone = ({ playlistId }: { playlistId: string }, n: number) => `auth0|listener-${n}-of-${playlistId}`;

/** Adds a playlist of which two hundred listeners were sent the audio. */
async function addPlaylist(owner: Person): Promise<Playlist> {
  const playlist = await addSilentPlaylist(api, owner);
  const listeners = Array.from({ length: 200 }, (_, n) => someone(playlist, n));
  await handOutAudio(api.database.pool, playlist, listeners);
  return playlist;
}

/** A listener, of whom there may be any number, plays the first song. */
const listenAs = (playlist: Playlist, n: number, key?: string) =>
  listen(api, playlist, { userId: someone(playlist, n), key });

const rolesOf = async (userId: string) => (await api.api.deps.identity.getUser(userId)).appMetadata.roles;
const writes = () => line.calls.filter(({ method, status }) => method === 'PATCH' && status === 200);
const jobs = async () =>
  (
    await api.database.pool.query(
      "SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'sync-role'",
    )
  ).rows[0].n;
const allDone = () => expect.poll(jobs, { interval: 20 }).toBe(0);

test('the hundredth play gives the role, once, and touches nothing else', async () => {
  await api.api.deps.identity.patchUser('auth0|jesse', { app_metadata: { roles: ['critic'], note: 'kept' } });
  const playlist = await addPlaylist('jesse');
  await givePlays(api.database.pool, playlist, 98);
  line.calls.length = 0;
  await listenAs(playlist, 1);
  await allDone();
  expect(await rolesOf('auth0|jesse')).toEqual(['critic']);
  await listenAs(playlist, 2);
  await expect.poll(() => writes().length).toBe(1);
  await listenAs(playlist, 3);
  await allDone();
  expect(writes()).toHaveLength(1);
  const { appMetadata } = await api.api.deps.identity.getUser('auth0|jesse');
  expect(appMetadata).toMatchObject({ roles: ['critic', EDITOR], note: 'kept', plan: 'free' });
  const { rows } = await api.database.pool.query(
    "SELECT data FROM user_events WHERE user_id = 'auth0|jesse' AND data->>'type' = 'role'",
  );
  expect(rows).toEqual([{ data: { type: 'role', editor: true } }]);

  await api.as('jesse').deletePlaylist({ params: { playlistId: playlist.playlistId } });
  await expect.poll(() => writes().length).toBe(2);
  expect(await rolesOf('auth0|jesse')).toEqual(['critic']);
});

test('of two syncs of one person the older look at the rows is not written last', async () => {
  const { pool, prisma } = api.database;
  await api.api.deps.identity.patchUser('auth0|jesse', { app_metadata: { roles: ['critic'] } });
  const playlist = await addPlaylist('jesse');
  await givePlays(pool, playlist, 100);
  const userId = 'auth0|jesse';
  const hold = Promise.withResolvers<void>();
  const looked = Promise.withResolvers<void>();
  const untilOpen = () => {
    looked.resolve();
    return hold.promise;
  };
  const older = syncRole(api.api.deps, userId, { check: false, untilOpen });
  await looked.promise;
  // Not through the API, which would enqueue a sync of its own.
  await prisma.playlist.deleteMany({ where: { playlistId: playlist.playlistId } });
  const newer = syncRole(api.api.deps, userId, { check: false, untilOpen: async () => {} });
  await untilWaiting(pool, newer);
  hold.resolve();
  expect(await older).toBe('promoted');
  expect(await newer).toBe('demoted');
  expect(await rolesOf(userId)).toEqual(['critic']);
});

test('a thousand plays by two hundred listeners, fifty at a time, lose none and count none twice', async () => {
  const playlist = await addPlaylist('jane');
  line.calls.length = 0;
  // All share the numbers: who is done with one play takes the next, so that a listener's five fall together.
  const numbers = Array.from({ length: 1_000 }, (_, i) => i).values();
  let counted = 0;
  const playOn = async () => {
    for (const i of numbers) {
      const answer = await listenAs(playlist, Math.floor(i / 5), `key-${i}`);
      if ('status' in answer && answer.status === 201) counted++;
    }
  };
  await Promise.all(Array.from({ length: 50 }, playOn));
  expect(counted).toBe(200);
  await allDone();
  const { rows } = await api.database.pool.query(
    `SELECT (SELECT count(*)::int FROM plays WHERE user_id = 'auth0|jane') AS plays,
            (SELECT count(DISTINCT listener_id)::int FROM plays WHERE user_id = 'auth0|jane') AS listeners,
            (SELECT sum(plays)::int FROM play_counts WHERE user_id = 'auth0|jane') AS counted,
            (SELECT count(*)::int FROM play_requests WHERE key LIKE 'key-%') AS answered`,
  );
  expect(rows).toEqual([{ plays: 200, listeners: 200, counted: 200, answered: 1_000 }]);
  expect(await rolesOf('auth0|jane')).toEqual([EDITOR]);
  expect(writes()).toHaveLength(1);
});

test('exactly a hundred plays at once are noticed, though none of them sees all the others', async () => {
  const playlist = await addPlaylist('max');
  await Promise.all(Array.from({ length: 100 }, (_, i) => listenAs(playlist, i)));
  await expect.poll(() => rolesOf('auth0|max')).toEqual([EDITOR]);
  await api.as('max').deletePlaylist({ params: { playlistId: playlist.playlistId } });
  await expect.poll(() => rolesOf('auth0|max')).toEqual([]);
});

test('a sync that begins in the moment in which it is asked for again is followed by another', async () => {
  const { pool } = api.database;
  const userId = 'auth0|asked-for-twice';
  await pool.query(
    `SELECT graphile_worker.add_job('sync-role', json_build_object('userId', $1::text),
       run_at => now() + interval '1 hour', job_key => 'sync-role:' || $1::text)`,
    [userId],
  );
  const [worker, asking] = [await pool.connect(), await pool.connect()];
  await worker.query('BEGIN');
  await worker.query(
    `UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'test' WHERE key = 'sync-role:' || $1`,
    [userId],
  );
  const asked = enqueueRoleSync(asking, userId, { check: true });
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  await expect.poll(async () => (await pool.query(waiting)).rowCount).toBe(1);
  await worker.query('COMMIT');
  await asked;
  const { rowCount } = await pool.query("DELETE FROM graphile_worker._private_jobs WHERE locked_by = 'test'");
  expect(rowCount).toBe(1);
  for (const client of [worker, asking]) client.release();
  const told = expect.objectContaining({
    msg: 'the identity provider does not know a person who owns plays',
    userId,
  });
  await expect.poll(() => api.logged).toContainEqual(told);
  await allDone();
});

test('a sync that has lost its lock tells the tenant nothing', async () => {
  const { pool } = api.database;
  const userId = 'auth0|jesse';
  await api.api.deps.identity.patchUser(userId, { app_metadata: { roles: ['critic'] } });
  const playlist = await addPlaylist('jesse');
  await givePlays(pool, playlist, 100);
  const holder = `SELECT pid FROM pg_locks JOIN pg_database d ON d.oid = database
                  WHERE locktype = 'advisory' AND datname = current_database()`;
  const untilOpen = async () => {
    const { rowCount } = await pool.query(`SELECT pg_terminate_backend(pid) FROM (${holder}) AS holder`);
    if (rowCount) await expect.poll(async () => (await pool.query(holder)).rowCount).toBe(0);
  };
  await expect(syncRole(api.api.deps, userId, { check: false, untilOpen })).rejects.toThrow();
  expect(await rolesOf(userId)).toEqual(['critic']);
  await api.as('jesse').deletePlaylist({ params: { playlistId: playlist.playlistId } });
  await allDone();
});

test('promotions while the tenant is away arrive when it is back', async () => {
  const playlist = await addPlaylist('vera');
  await api.api.deps.identity.patchUser('auth0|vera', { app_metadata: { roles: [] } });
  await givePlays(api.database.pool, playlist, 99);
  line.state = 'cut';
  await listenAs(playlist, 1);
  await expect.poll(() => line.calls.filter(({ status }) => status === 0).length).toBeGreaterThan(0);
  line.state = 'failing';
  await expect.poll(() => line.calls.filter(({ status }) => status === 503).length).toBeGreaterThan(0);
  line.state = 'open';
  await expect.poll(() => rolesOf('auth0|vera')).toEqual([EDITOR]);
  await allDone();
  expect(await api.api.deps.metrics.registry.metrics()).toMatch(
    /setlist_role_syncs_total\{outcome="failed"\} [1-9]/,
  );
});

test('the schedule repairs a role that was changed by hand, and logs what it repaired', async () => {
  const playlist = await addPlaylist('max');
  await givePlays(api.database.pool, playlist, 150);
  const worker = api.api.worker;
  await worker.addJob(RECONCILE_ROLES, {});
  await expect.poll(() => rolesOf('auth0|max')).toEqual([EDITOR]);
  await api.api.deps.identity.patchUser('auth0|max', { app_metadata: { roles: ['critic'] } });
  await api.database.pool.query("UPDATE role_syncs SET synced_at = synced_at - interval '1 hour'");
  await worker.addJob(RECONCILE_ROLES, {});
  await expect.poll(() => rolesOf('auth0|max')).toEqual(['critic', EDITOR]);
  await expect
    .poll(() => api.logged)
    .toContainEqual(
      expect.objectContaining({ msg: 'editor role synced', userId: 'auth0|max', repaired: true }),
    );
});

test('somebody the tenant does not know holds nobody up', async () => {
  const worker = api.api.worker;
  await worker.addJob(
    'sync-role',
    { userId: 'auth0|nobody', check: true },
    { jobKey: 'sync-role:auth0|nobody' },
  );
  await allDone();
  expect(api.logged).toContainEqual(expect.objectContaining({ userId: 'auth0|nobody', level: 40 }));
});

test('a person waits for a limit that is over in a moment, instead of being refused', async () => {
  line.limit = 2;
  const names = ['One', 'Two', 'Three'];
  for (const displayName of names) {
    expect((await api.as('jane').setDisplayName({ body: { displayName } })).body).toEqual({ displayName });
  }
  line.limit = undefined;
  expect(line.calls.length).toBeGreaterThanOrEqual(6);
});

test('the rate limit is honoured: nothing is asked for once it is used up', async () => {
  const people = ['vera', 'jesse', 'jane', 'max'];
  line.limit = 3;
  const worker = api.api.worker;
  for (const person of people) {
    await worker.addJob(
      'sync-role',
      { userId: `auth0|${person}`, check: true },
      { jobKey: `sync-role:auth0|${person}` },
    );
  }
  await allDone();
  line.limit = undefined;
  expect(line.calls.filter(({ status }) => status === 429)).toEqual([]);
  expect(new Set(line.calls.map(({ userId }) => userId))).toEqual(
    new Set(people.map((person) => `auth0|${person}`)),
  );
});
