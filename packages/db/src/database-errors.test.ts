import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { createPool, type Pool } from '@setlist/postgres/create-pool';
import { untilWaiting } from '@setlist/postgres/test/until-waiting';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPrisma, type PrismaClient } from './create-prisma.ts';
import { brokenConstraint, isConflict, isDatabaseAway, isMissingRow } from './database-errors.ts';

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

  test('has no name when it is a CHECK or NOT NULL: Prisma would not know it either', async () => {
    for (const broken of ["'auth0|a', 'A', now(), 'huge'", "NULL, 'A', now(), 'free'"]) {
      const INSERT = `INSERT INTO users (user_id, display_name, last_login_at, plan) VALUES (${broken})`;
      const errors = await Promise.all([
        errorOf(pool.query(INSERT)),
        errorOf(prisma.$queryRawUnsafe(INSERT)),
      ]);
      expect(errors.map(brokenConstraint)).toEqual([undefined, undefined]);
    }
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
  const inTime = (limit: 'statement_timeout' | 'lock_timeout', statement: string) =>
    errorOf(
      prisma.$transaction(async (tx) => {
        await tx.$executeRawUnsafe(`SET LOCAL ${limit} = 50`);
        await tx.$queryRawUnsafe(statement);
      }),
    );
  const whileLocked = async (ask: () => Promise<unknown>) => {
    const holder = await pool.connect();
    await holder.query('BEGIN; LOCK TABLE songs');
    const error = await ask();
    await holder.query('COMMIT');
    holder.release();
    return error;
  };

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
    ['when a statement takes too long', () => inTime('statement_timeout', SLEEP)],
    ['when a lock is not had in time', () => whileLocked(() => inTime('lock_timeout', 'SELECT FROM songs'))],
  ])('%s', async (_, fail) => {
    expect(isDatabaseAway(await fail())).toBe(true);
  });

  // Said by Postgres itself, at a moment that no test can choose: while it starts, stops or ends what was idle.
  test.each(['08006', '53300', '55000', '57P01', '57P02', '57P03', '57P05', '25P03', '25P04'])(
    'when Postgres says %s',
    async (code) => {
      const RAISE = `DO $$ BEGIN RAISE EXCEPTION 'so it is' USING ERRCODE = '${code}'; END $$`;
      expect(isDatabaseAway(await errorOf(pool.query(RAISE)))).toBe(true);
      expect(isDatabaseAway(await errorOf(prisma.$executeRawUnsafe(RAISE)))).toBe(true);
    },
  );

  // A test has no network to cut: it hands on what Node.js throws then.
  test.each(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'])(
    'when the network says %s',
    async (code) => {
      const cut = createPool({ databaseUrl: 'postgres://nobody@127.0.0.1:9/nothing' });
      const said = Object.assign(new Error(`connect ${code}`), { code, errno: -1, syscall: 'connect' });
      cut.connect = () => Promise.reject(said);
      const over = createPrisma(cut);
      expect(isDatabaseAway(await errorOf(cut.query('SELECT 1')))).toBe(true);
      expect(isDatabaseAway(await errorOf(over.song.count()))).toBe(true);
      expect(isDatabaseAway(await errorOf(over.$queryRawUnsafe('SELECT 1')))).toBe(true);
      expect(isDatabaseAway(await errorOf(over.$transaction((tx) => tx.song.count())))).toBe(true);
    },
  );

  test('not when it refuses a statement, and not when something else failed', async () => {
    expect(isDatabaseAway(await errorOf(pool.query('SELECT 1 / 0')))).toBe(false);
    expect(isDatabaseAway(await errorOf(prisma.$queryRawUnsafe('SELECT nothing')))).toBe(false);
    expect(isDatabaseAway(await errorOf(prisma.song.create(song('Nope'))))).toBe(false);
    expect(isDatabaseAway(new Error('no'))).toBe(false);
    expect(isDatabaseAway(null)).toBe(false);
  });
});

describe('a conflict of two transactions', () => {
  const LOCK = (key: number) => `SELECT pg_advisory_xact_lock(${key})::text`;
  /** Holds lock 1 and then wants lock 2, which `other` holds before it wants lock 1: Postgres ends whoever sees it first. */
  const deadlock = async (other: (untilHeld: () => Promise<void>) => Promise<unknown>) => {
    const holder = await pool.connect();
    try {
      await holder.query(`BEGIN; ${LOCK(1)}`);
      let waits: Promise<unknown> = Promise.resolve();
      const failed = errorOf(
        other(async () => {
          // It is the other one that looks for a deadlock first, and goes.
          waits = holder.query(`SET LOCAL deadlock_timeout = '60s'; ${LOCK(2)}`);
          await untilWaiting(pool, waits);
        }),
      );
      const error = await failed;
      await waits;
      return error;
    } finally {
      await holder.query('ROLLBACK');
      holder.release();
    }
  };

  test('is told when they waited for each other, of the pool and of Prisma', async () => {
    const client = await pool.connect();
    const ofPool = await deadlock(async (untilHeld) => {
      await client.query(`BEGIN; ${LOCK(2)}`);
      await untilHeld();
      await client.query(LOCK(1));
    });
    await client.query('ROLLBACK');
    client.release();
    const ofPrisma = await deadlock((untilHeld) =>
      prisma.$transaction(async (tx) => {
        await tx.$queryRawUnsafe(LOCK(2));
        await untilHeld();
        await tx.$queryRawUnsafe(LOCK(1));
      }),
    );
    expect([ofPool, ofPrisma].map(isConflict)).toEqual([true, true]);
    expect([ofPool, ofPrisma].map(isDatabaseAway)).toEqual([false, false]);
  });

  test('is told when one changed what the other had seen, of a model as well', async () => {
    await pool.query("INSERT INTO genres (name, position) VALUES ('Dub', 98)");
    const failed = errorOf(
      prisma.$transaction(
        async (tx) => {
          await tx.genre.findUnique({ where: { name: 'Dub' } });
          await pool.query("UPDATE genres SET position = 97 WHERE name = 'Dub'");
          await tx.genre.update({ where: { name: 'Dub' }, data: { position: 96 } });
        },
        { isolationLevel: 'RepeatableRead' },
      ),
    );
    expect(isConflict(await failed)).toBe(true);
  });

  test('is not what another failure is', async () => {
    expect(isConflict(await errorOf(prisma.song.create(song('Nope'))))).toBe(false);
    expect(isConflict(await errorOf(pool.query('SELECT 1 / 0')))).toBe(false);
    expect(isConflict(undefined)).toBe(false);
  });
});
