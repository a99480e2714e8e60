import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPool, type Pool } from './create-pool.ts';
import { createPrisma, type PrismaClient } from './create-prisma.ts';
import { brokenConstraint, isDatabaseAway, isMissingRow } from './database-errors.ts';

let database: TestDatabase;
let pool: Pool;
let prisma: PrismaClient;
beforeAll(async () => {
  database = await createTestDatabase();
  ({ pool, prisma } = database);
});
afterAll(() => database.close());

const errorOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error) => error,
  );

const song = (genreName: string, songId: string = randomUUID()) => ({
  data: { userId: 'auth0|a', songId, songname: 'Low Tide', artist: 'The Ebb', genreName },
});

describe('a broken constraint', () => {
  test('is named, whether a model, a raw statement or the pool broke it', async () => {
    const INSERT = `INSERT INTO user_data (user_id, fav_genre) VALUES ('auth0|a', 'Nope')`;
    expect(brokenConstraint(await errorOf(prisma.song.create(song('Nope'))))).toBe('songs_genre_fkey');
    expect(brokenConstraint(await errorOf(prisma.$queryRawUnsafe(INSERT)))).toBe('user_data_fav_genre_fkey');
    expect(brokenConstraint(await errorOf(pool.query(INSERT)))).toBe('user_data_fav_genre_fkey');
  });

  test('is named when a key is there already', async () => {
    const songId = randomUUID();
    const { genreName } = { genreName: 'Ambient' };
    await pool.query(`INSERT INTO genres (name, position) VALUES ('Ambient', 99) ON CONFLICT DO NOTHING`);
    await prisma.song.create(song(genreName, songId));
    expect(brokenConstraint(await errorOf(prisma.song.create(song(genreName, songId))))).toBe('songs_pkey');
  });

  test('is none of another failure', async () => {
    expect(brokenConstraint(await errorOf(pool.query('SELECT 1 / 0')))).toBeUndefined();
    expect(brokenConstraint(new Error('23503'))).toBeUndefined();
    expect(brokenConstraint(undefined)).toBeUndefined();
  });
});

test('a row that had to be changed and is not there is told', async () => {
  const where = { userId_songId: { userId: 'auth0|nobody', songId: randomUUID() } };
  expect(isMissingRow(await errorOf(prisma.song.update({ where, data: { artist: 'X' } })))).toBe(true);
  expect(isMissingRow(await errorOf(prisma.song.create(song('Nope'))))).toBe(false);
});

describe('a database is away', () => {
  const SLEEP = 'SELECT 1 FROM pg_sleep(60)';
  /** Asks while the only connection is held by somebody else, and nobody waits long for it. */
  const whileHeld = async (ask: (pool: Pool, prisma: PrismaClient) => Promise<unknown>) => {
    const only = createPool({ databaseUrl: database.databaseUrl, max: 1, connectTimeoutMs: 3_000 });
    const client = await only.connect();
    const error = await errorOf(ask(only, createPrisma(only)));
    client.release();
    await only.end();
    return error;
  };
  const onNobody = async (ask: (prisma: PrismaClient) => Promise<unknown>) => {
    const nobody = createPool({ databaseUrl: 'postgres://nobody@127.0.0.1:9/nothing' });
    const error = await errorOf(ask(createPrisma(nobody)));
    await nobody.end();
    return error;
  };
  // Ends the connection that sleeps, as an operator or a failing server would.
  const whileEnded = async (ask: () => Promise<unknown>) => {
    const failed = errorOf(ask());
    await expect
      .poll(async () => {
        const { rowCount } = await database.pool.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND query = $1 AND state = 'active'`,
          [SLEEP],
        );
        return rowCount;
      })
      .toBe(1);
    return failed;
  };
  const inTime = (ms: number, kind: 'statement_timeout') =>
    errorOf(
      prisma.$transaction(async (tx) => {
        await tx.$executeRawUnsafe(`SET LOCAL ${kind} = ${ms}`);
        await tx.$queryRawUnsafe(SLEEP);
      }),
    );

  test.each<[string, () => Promise<unknown>]>([
    ['when no connection is free for a model', () => whileHeld((_, held) => held.song.count())],
    ['when no connection is free for a statement', () => whileHeld((held) => held.query('SELECT 1'))],
    [
      'when no connection is free for a transaction',
      () => whileHeld((_, held) => held.$transaction((tx) => tx.song.count(), { maxWait: 50 })),
    ],
    ['when no server answers a model', () => onNobody((nobody) => nobody.song.count())],
    ['when no server answers a statement', () => onNobody((nobody) => nobody.$queryRawUnsafe('SELECT 1'))],
    [
      'when no server answers a transaction',
      () => onNobody((nobody) => nobody.$transaction((tx) => tx.song.count())),
    ],
    ['when the connection ends under a statement', () => whileEnded(() => pool.query(SLEEP))],
    ['when the connection ends under Prisma', () => whileEnded(() => prisma.$queryRawUnsafe(SLEEP))],
    [
      'when the connection has ended before the next question of a transaction',
      () =>
        errorOf(
          prisma.$transaction(async (tx) => {
            await whileEnded(() => tx.$queryRawUnsafe(SLEEP));
            await tx.song.count();
          }),
        ),
    ],
    ['when a statement takes too long', () => inTime(50, 'statement_timeout')],
  ])('%s', async (_, fail) => {
    expect(isDatabaseAway(await fail())).toBe(true);
  });

  test('not when it refuses a statement, and not when something else failed', async () => {
    expect(isDatabaseAway(await errorOf(pool.query('SELECT 1 / 0')))).toBe(false);
    expect(isDatabaseAway(await errorOf(prisma.$queryRawUnsafe('SELECT nothing')))).toBe(false);
    expect(isDatabaseAway(await errorOf(prisma.song.create(song('Nope'))))).toBe(false);
    expect(isDatabaseAway(new Error('no'))).toBe(false);
    expect(isDatabaseAway(null)).toBe(false);
  });
});
