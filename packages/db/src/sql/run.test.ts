import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../sql.ts';
import { run, runForOne } from './run.ts';
import type { RowOf, Statement } from './statement.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const written = {
  name: 'written-by-hand',
  text: 'SELECT 1 AS one',
  params: {},
  columns: { one: 'int4' },
} as const;

describe('the compiler', () => {
  // `npm run types` fails where one of these lines has no error.
  test('takes no statement that the generator did not make, nor a copy of one', async () => {
    // @ts-expect-error "written by hand"
    expect(await run(database.pool, written, {})).toEqual([{ one: 1 }]);
    const copy = { ...sql.sumPlays, text: 'SELECT $1::text AS plays' };
    // @ts-expect-error "a copy with another text"
    expect(await run(database.pool, copy, { userId: 'me' })).toEqual([{ plays: 'me' }]);
  });

  test('lets nobody use a value that pool and Prisma have differently', () => {
    const { plays } = { plays: '1' } as RowOf<typeof sql.listPlaylists>;
    // @ts-expect-error "an int8 is unknown"
    const text: string = plays;
    expect(text).toBe('1');
  });
});

describe('a column that is never null by its type', () => {
  const statement = {
    ...written,
    name: 'lying',
    text: 'SELECT nullif(n, 2) AS one FROM generate_series(1, 2) AS n',
  };

  test('is refused when it is, on the pool and in a transaction', async () => {
    const lying = statement as unknown as Statement;
    const problem = 'The statement lying returned null for "one", of which prisma/sql says it never is';
    await expect(run(database.pool, lying, {})).rejects.toThrow(problem);
    await expect(database.prisma.$transaction((tx) => run(tx, lying, {}))).rejects.toThrow(problem);
    await expect(runForOne(database.pool, lying, {})).rejects.toThrow(problem);
  });

  test('may be null where its type says so', async () => {
    const honest = { ...statement, name: 'honest', columns: { one: 'int4?' } } as unknown as Statement;
    expect(await run(database.pool, honest, {})).toEqual([{ one: 1 }, { one: null }]);
  });
});
