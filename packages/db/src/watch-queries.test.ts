import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { createPool, type Pool } from '@setlist/postgres/create-pool';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPrisma, type PrismaClient } from './create-prisma.ts';
import { run, sql } from './sql.ts';
import { type QueryEnd, watchQueries } from './watch-queries.ts';

let database: TestDatabase;
let pool: Pool;
let prisma: PrismaClient;
const seen: { text: string; values: readonly unknown[]; end?: QueryEnd }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ databaseUrl: database.databaseUrl, max: 2 });
  watchQueries(pool, (text, values) => {
    if (text.includes('unwatched')) return;
    const query: (typeof seen)[number] = { text, values };
    seen.push(query);
    return (end) => {
      query.end = end;
    };
  });
  prisma = createPrisma(pool);
});
afterAll(async () => {
  await prisma.$disconnect();
  await pool.end();
  await database.close();
});
beforeEach(() => {
  seen.length = 0;
});

test('tells of a statement on the pool, with its values, its rows by name and its time', async () => {
  await run(pool, sql.sumPlays, { userId: 'auth0|nobody' });
  expect(seen).toEqual([
    {
      text: sql.sumPlays.text,
      values: ['auth0|nobody'],
      end: { ms: expect.any(Number), rows: [{ plays: '0' }], rowCount: 1 },
    },
  ]);
  expect(seen[0]?.end?.ms).toBeGreaterThan(0);
});

test('tells of what Prisma Client asks in the same form, and of its transactions', async () => {
  await prisma.genre.findFirst({ where: { name: 'Jazz' } });
  expect(seen).toMatchObject([
    { text: expect.stringContaining('"genres"'), end: { rows: [{ name: 'Jazz' }] } },
  ]);
  seen.length = 0;
  await prisma.$transaction((tx) => run(tx, sql.sumPlays, { userId: 'auth0|nobody' }));
  expect(seen.map(({ text }) => text)).toEqual(['BEGIN', sql.sumPlays.text, 'COMMIT']);
});

test('tells how many rows were changed, and by what code a query failed, which still fails', async () => {
  await pool.query("UPDATE genres SET position = position WHERE name IN ('Jazz', 'Techno')");
  await expect(pool.query('SELECT 1 / $1::int', [0])).rejects.toMatchObject({ code: '22012' });
  expect(seen).toMatchObject([
    { end: { rows: [], rowCount: 2 } },
    { values: [0], end: { rows: [], rowCount: 0, error: '22012' } },
  ]);
});

test('leaves alone what its watch is not interested in', async () => {
  expect((await pool.query('SELECT 1 AS unwatched')).rows).toEqual([{ unwatched: 1 }]);
  expect(seen).toEqual([]);
});
