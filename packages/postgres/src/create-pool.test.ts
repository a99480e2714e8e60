import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type OwnDatabase } from '../test/create-database.ts';
import { createPool, type Pool } from './create-pool.ts';

let database: OwnDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createDatabase();
  pool = createPool({ databaseUrl: database.databaseUrl, max: 1 });
});
afterAll(async () => {
  await pool.end();
  await database.close();
});

const connection = async () => (await pool.query('SELECT pg_backend_pid() AS pid')).rows[0].pid;

test('keeps its connection when a statement fails', async () => {
  const before = await connection();
  await expect(pool.query('SELECT 1 / $1::int', [0])).rejects.toMatchObject({ code: '22012' });
  await expect(pool.query({ name: 'wrong', text: 'SELECT nothing' })).rejects.toMatchObject({
    code: '42703',
  });
  expect(await connection()).toBe(before);
});

test('takes a new connection for one that broke, while idle or while used', async () => {
  const before = await connection();
  await expect(pool.query('SELECT pg_terminate_backend(pg_backend_pid())')).rejects.toThrow();
  const after = await connection();
  expect(after).not.toBe(before);
  await database.pool.query('SELECT pg_terminate_backend($1)', [after]);
  await expect
    .poll(async () => connection().catch(() => after), { message: 'the pool has another connection' })
    .not.toBe(after);
});

test('gives its connections settings, unless the URL brings options of its own', async () => {
  const timeoutOf = async (databaseUrl: string) => {
    const other = createPool({
      databaseUrl,
      max: 1,
      settings: { statement_timeout: 4_000, work_mem: '1MB' },
    });
    const { rows } = await other.query('SHOW statement_timeout');
    await other.end();
    return rows[0].statement_timeout;
  };
  expect(await timeoutOf(database.databaseUrl)).toBe('4s');
  const url = new URL(database.databaseUrl);
  url.searchParams.set('options', '-c statement_timeout=7s');
  expect(await timeoutOf(url.href)).toBe('7s');
});
