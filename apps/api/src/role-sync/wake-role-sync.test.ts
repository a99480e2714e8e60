import { randomUUID } from 'node:crypto';
import { givePlays, handOutAudio } from '@setlist/api/test/music';
import { type Queryable, run, sql } from '@setlist/db/sql';
import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { holdTransaction } from '@setlist/postgres/test/hold-transaction';
import { untilWaiting } from '@setlist/postgres/test/until-waiting';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { migrateQueue } from '../operations/start-worker.ts';
import { playParams } from '../plays/play-params.ts';
import { enqueueRoleSync } from './enqueue-role-sync.ts';

// Whether a play asks for its owner's role sync. Neither a worker nor the schedule is about: what is asked for waits in
// the queue until the test takes it, as a sync would that begins.

const OWNER = 'auth0|owner';
const HEARD_MS = 30_000;
const listeners = Array.from({ length: 50 }, (_, n) => `auth0|listening-${n}`);

let database: TestDatabase;
let playlist: { playlistId: string };
/** Of somebody else: who is busy with it keeps their next play waiting. */
let other: { playlistId: string };
beforeAll(async () => {
  database = await createTestDatabase();
  await migrateQueue({ pool: database.pool, log: pino({ level: 'silent' }) });
});
afterAll(() => database.close());
beforeEach(async () => {
  const { prisma } = database;
  await prisma.playlist.deleteMany();
  await prisma.song.deleteMany();
  await prisma.listening.deleteMany();
  await prisma.roleSync.deleteMany();
  await takeJob();
  playlist = await addPlaylist(OWNER);
  other = await addPlaylist('auth0|other');
});

/** Adds a public playlist with one song, which all listeners were sent. */
async function addPlaylist(userId: string): Promise<{ playlistId: string }> {
  const { pool, prisma } = database;
  const [songId, playlistId] = [randomUUID(), randomUUID()];
  const song = { songname: 'Tide', artist: 'The Ebb', genreName: 'Ambient', durationMs: 40_000 };
  await prisma.song.create({ data: { userId, songId, ...song } });
  await prisma.playlist.create({ data: { userId, playlistId, name: 'Evening', visibility: 'public' } });
  await prisma.playlistSong.create({ data: { userId, playlistId, songUserId: userId, songId, position: 0 } });
  await handOutAudio(pool, { playlistId }, listeners);
  return { playlistId };
}

const hasPlays = (plays: number) => givePlays(database.pool, playlist, plays);
const wasTold = (editor: boolean) => {
  const told = { userId: OWNER, editor };
  return database.prisma.roleSync.upsert({ where: { userId: OWNER }, create: told, update: told });
};

/** The song is heard by a listener; throws when that does not count. */
async function play(n: number, { of = playlist, db = database.pool as Queryable } = {}): Promise<void> {
  const { playlistId } = of;
  const { songId } = await database.prisma.playlistSong.findFirstOrThrow({ where: { playlistId } });
  const told = { listenerId: listeners[n] ?? '', playlistId, songId, heardMs: HEARD_MS };
  const [answer] = await run(db, sql.recordPlay, playParams({ ...told, key: null, emailVerified: true }));
  if (!answer?.counted) throw new Error(`The play did not count: ${answer?.reason}`);
}

/** Takes the owner's job out of the queue, and tells whether there was one. */
async function takeJob(): Promise<boolean> {
  const { rowCount } = await database.pool.query('DELETE FROM graphile_worker._private_jobs WHERE key = $1', [
    `sync-role:${OWNER}`,
  ]);
  return rowCount === 1;
}

/** A play that has begun and waits, since its listener is busy; `goOn` lets it count. */
async function latePlay(n: number): Promise<{ goOn: () => Promise<void> }> {
  const commit = await holdTransaction(database.pool, (db) => play(n, { of: other, db }));
  const late = play(n);
  await untilWaiting(database.pool, late);
  return {
    goOn: async () => {
      await commit();
      await late;
    },
  };
}

test('plays far below the threshold ask for none', async () => {
  await hasPlays(68);
  await play(0);
  expect(await takeJob()).toBe(false);
  await play(1);
  expect(await takeJob()).toBe(true);
});

test('plays far above the threshold ask for none once that was told', async () => {
  await hasPlays(130);
  await play(0);
  expect(await takeJob()).toBe(true);
  await wasTold(true);
  await play(1);
  expect(await takeJob()).toBe(false);
});

test('the hundredth play asks, though it does not see the ninety-ninth, which is under way', async () => {
  await hasPlays(98);
  // Of another playlist: the two would wait for each other at a counter that both of their connections raise.
  const of = await addPlaylist(OWNER);
  const commit = await holdTransaction(database.pool, (db) => play(0, { of, db }));
  const hundredth = play(1);
  await untilWaiting(database.pool, hundredth);
  await commit();
  await hundredth;
  expect(await takeJob()).toBe(true);
});

test('a play that brings back an editor’s hundred asks, since a sync under way may have seen less', async () => {
  await hasPlays(99);
  await wasTold(true);
  await play(0);
  expect(await takeJob()).toBe(true);
});

test('a play that has waited asks by the total that there is by then', async () => {
  await hasPlays(60);
  const late = await latePlay(0);
  for (let n = 1; n < 40; n++) await play(n);
  await takeJob();
  await late.goOn();
  expect(await takeJob()).toBe(true);
});

test('a play that has waited asks when its owner has ceased to be an editor', async () => {
  await hasPlays(140);
  await wasTold(true);
  const late = await latePlay(0);
  await wasTold(false);
  await late.goOn();
  expect(await takeJob()).toBe(true);
});

test('a play that has waited asks when the job that was there has begun', async () => {
  await hasPlays(99);
  await enqueueRoleSync(database.pool, OWNER);
  const late = await latePlay(0);
  await takeJob();
  await late.goOn();
  expect(await takeJob()).toBe(true);
});

test('a play looks for a job only when no sync is about to begin', async () => {
  await hasPlays(99);
  await enqueueRoleSync(database.pool, OWNER);
  const begin = await holdTransaction(database.pool, (db) =>
    run(db, sql.takeTurns, { turn: `plays:${OWNER}` }),
  );
  const late = play(0);
  await untilWaiting(database.pool, late);
  await takeJob();
  await begin();
  await late;
  expect(await takeJob()).toBe(true);
});

test.each([
  ['will be tried again', "run_at = now() + interval '1 hour'", 0],
  ['only checks what was told', 'priority = 1', 1],
  ['has begun', "locked_at = now(), locked_by = 'test'", 1],
  ['was given up', 'attempts = max_attempts', 1],
])('beside a job that %s a play asks as often as is needed', async (_state, change, asked) => {
  const { pool } = database;
  await hasPlays(99);
  await enqueueRoleSync(pool, OWNER);
  const key = `sync-role:${OWNER}`;
  await pool.query(`UPDATE graphile_worker._private_jobs SET ${change} WHERE key = $1`, [key]);
  await play(0);
  const due = `SELECT FROM graphile_worker.jobs WHERE key = $1
    AND priority = 0 AND locked_at IS NULL AND attempts < max_attempts AND run_at <= now()`;
  expect((await pool.query(due, [key])).rowCount).toBe(asked);
  await pool.query('DELETE FROM graphile_worker._private_jobs');
});
