import { serveApp } from '@setlist/api/test/serve-app';
import { XRAY_HEADER } from '@setlist/contracts';
import { createPrisma, type PrismaClient } from '@setlist/db/create-prisma';
import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { watchQueries } from '@setlist/db/watch-queries';
import { createPool, type Pool } from '@setlist/postgres/create-pool';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MOST_STEPS } from './record.ts';
import { createRecorder } from './recorder.ts';

const recorder = createRecorder();
let database: TestDatabase;
let pool: Pool;
let prisma: PrismaClient;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ databaseUrl: database.databaseUrl });
  watchQueries(pool, recorder.onQuery);
  prisma = createPrisma(pool);
});
afterAll(async () => {
  await prisma.$disconnect();
  await pool.end();
  await database.close();
});

/** Sends requests at once to a verb that is told who asks, and returns what is recorded of each. */
async function recorded(userIds: readonly string[], verb: (userId: string) => Promise<unknown>) {
  const app = express();
  app.use((request, response, next) => {
    response.locals.userId = request.query.by;
    response.locals.requestId = `request-of-${request.query.by}`;
    next();
  });
  app.use(recorder.record);
  app.get('/', async (_request, response) => {
    await verb(response.locals.userId);
    response.end();
  });
  const url = await serveApp(app);
  return Promise.all(
    userIds.map(async (userId) => {
      await fetch(`${url}/?by=${encodeURIComponent(userId)}`, { headers: { [XRAY_HEADER]: '1' } });
      return recorder.find(userId, `request-of-${userId}`);
    }),
  );
}

test('tells nobody of another’s row where Prisma asks for both in one statement', async () => {
  const people = ['auth0|one', 'auth0|two'];
  await prisma.userData.createMany({
    data: people.map((userId) => ({ userId, favGenre: userId.endsWith('one') ? 'Jazz' : 'Techno' })),
  });
  // Whoever comes last lets both go on in the same turn of the event loop, in which Prisma collects what to ask for.
  const both = Promise.withResolvers<void>();
  let arrived = 0;
  const records = await recorded(people, async (userId) => {
    arrived += 1;
    if (arrived === people.length) both.resolve();
    await both.promise;
    await prisma.userData.findUnique({ where: { userId }, select: { favGenre: true } });
  });
  const told = records.flatMap((record, index) =>
    (record?.statements ?? []).map((statement) => ({ userId: people[index], ...statement })),
  );
  expect(told).toHaveLength(1);
  const [{ userId, rowCount, rows, params } = expect.fail()] = told;
  expect(rowCount).toBe(2);
  expect(rows).toEqual([{ user_id: userId, fav_genre: userId === 'auth0|one' ? 'Jazz' : 'Techno' }]);
  expect(params).toEqual(expect.arrayContaining([userId, 'somebody else']));
});

test('tells of the caller’s user what was sent and answered, of the token’s endpoint neither, of others nothing', async () => {
  const tenant = express();
  tenant.use((request, response) => {
    const user = {
      user_id: decodeURIComponent(request.path.split('/').at(-1) ?? ''),
      identities: ['secret'],
    };
    response.json(request.path === '/oauth/token' ? { access_token: 'secret' } : user);
  });
  const url = await serveApp(tenant);
  const [record] = await recorded(['auth0|me'], async () => {
    const sent = { method: 'POST', body: '{"client_secret":"secret"}' };
    await recorder.fetch(`${url}/oauth/token`, sent);
    await recorder.fetch(`${url}/api/v2/users/auth0%7Cother`);
    await recorder.fetch(`${url}/api/v2/users/auth0%7Cme`, { method: 'PATCH', body: '{"user_metadata":{}}' });
  });
  expect(record?.calls).toEqual([
    { method: 'POST', path: '/oauth/token', status: 200, ms: expect.any(Number) },
    {
      ...{ method: 'PATCH', path: '/api/v2/users/auth0%7Cme', status: 200, ms: expect.any(Number) },
      ...{ sent: { user_metadata: {} }, received: { user_id: 'auth0|me' } },
    },
  ]);
});

test('keeps of a request only so many statements, and counts the others', async () => {
  const [record] = await recorded(['auth0|busy'], async () => {
    for (let n = 0; n < MOST_STEPS + 3; n++) await pool.query('SELECT 1');
  });
  expect(record?.statements).toHaveLength(MOST_STEPS);
  expect(record?.leftOut).toBe(3);
});

test('keeps nothing of what goes on after the answer has begun', async () => {
  const url = await serveApp(express());
  let later: Promise<unknown> = Promise.resolve();
  const [record] = await recorded(['auth0|early'], async () => {
    await pool.query('SELECT 1 AS before');
    later = pool.query('SELECT pg_sleep(0.05)').then(async () => {
      await recorder.fetch(`${url}/oauth/token`);
      return recorder.onQuery('SELECT 2', []);
    });
  });
  expect(await later).toBeUndefined();
  expect(record?.statements.map(({ text }) => text)).toEqual(['SELECT 1 AS before']);
  expect(record?.calls).toEqual([]);
});
