import { randomUUID } from 'node:crypto';
import { PLAN_LIMITS } from '@setlist/contracts';
import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { untilWaiting } from '@setlist/postgres/test/until-waiting';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { UserCaller } from '../context.ts';
import { refuseBeyondPlan } from './plan-limits.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.pool.query('TRUNCATE songs, playlists CASCADE'));
afterAll(() => database.close());

const person = (userId: string, plan: 'free' | 'full' = 'free'): UserCaller => ({
  ...{ kind: 'user', userId, roles: [], plan, emailVerified: true },
  ...{ displayName: undefined, picture: undefined, issuedAt: 0, expiresAt: 5_000 },
});
const jane = person('auth0|jane');

/** Gives somebody so many of what the plans limit. */
async function give(userId: string, what: 'songs' | 'playlists', count: number) {
  const ids = Array.from({ length: count }, () => randomUUID());
  const song = { userId, songname: 'Tide', artist: 'The Ebb', genreName: 'Ambient' };
  if (what === 'songs') {
    await database.prisma.song.createMany({ data: ids.map((songId) => ({ ...song, songId })) });
  } else {
    const data = ids.map((playlistId) => ({ userId, playlistId, name: 'Evening' }));
    await database.prisma.playlist.createMany({ data });
  }
}

const ask = (caller: UserCaller, what: 'songs' | 'playlists') =>
  database.prisma.$transaction((tx) => refuseBeyondPlan(tx, caller, what));

describe.each(['songs', 'playlists'] as const)('%s', (what) => {
  const limit = PLAN_LIMITS.free[what];
  const other = what === 'songs' ? 'playlists' : 'songs';

  test('are added up to what the plan holds, and the refusal says how many that is', async () => {
    await give('auth0|jane', what, limit - 1);
    await ask(jane, what);
    await give('auth0|jane', what, 1);
    await expect(ask(jane, what)).rejects.toMatchObject({
      problem: 'plan-limit',
      details: {
        detail: `The plan free holds ${limit} ${what}, and you have ${limit}.`,
        members: { limit, plan: 'free' },
      },
    });
  });

  test('are neither counted together with those of others nor with what else one has', async () => {
    await give('auth0|vera', what, limit);
    await give('auth0|jane', other, PLAN_LIMITS.free[other]);
    await ask(jane, what);
  });

  test('have no limit on the full plan', async () => {
    await give('auth0|vera', what, limit);
    await ask(person('auth0|vera', 'full'), what);
  });
});

test('of two that are added at once, only one takes the last place', async () => {
  await give('auth0|jane', 'playlists', PLAN_LIMITS.free.playlists - 1);
  const [asked, added] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const first = database.prisma.$transaction(async (tx) => {
    await refuseBeyondPlan(tx, jane, 'playlists');
    asked.resolve();
    await added.promise;
  });
  await asked.promise;
  const second = ask(jane, 'playlists');
  await untilWaiting(database.pool, second);
  // Another person need not wait.
  await ask(person('auth0|vera'), 'playlists');
  await give('auth0|jane', 'playlists', 1);
  added.resolve();
  await first;
  await expect(second).rejects.toMatchObject({ problem: 'plan-limit' });
});

test('somebody on the full plan waits for nobody', async () => {
  const [asked, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const first = database.prisma.$transaction(async (tx) => {
    await refuseBeyondPlan(tx, jane, 'songs');
    asked.resolve();
    await done.promise;
  });
  await asked.promise;
  await ask(person('auth0|jane', 'full'), 'songs');
  done.resolve();
  await first;
});
