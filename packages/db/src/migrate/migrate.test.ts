import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTestDatabase } from '@setlist/db/test/create-test-database';
import { expect, onTestFinished, test, vi } from 'vitest';
import { migrate } from './migrate.ts';

const execute = promisify(execFile);

async function setUp() {
  const database = await createTestDatabase({ empty: true });
  const folder = await mkdtemp(join(tmpdir(), 'setlist-migrations-'));
  onTestFinished(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });
  const schemaPath = join(folder, 'schema.prisma');
  await writeFile(schemaPath, 'datasource db { provider = "postgresql" }\n');
  const add = async (name: string, sql: string) => {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'migration.sql'), sql);
  };
  const run = () => migrate({ databaseUrl: database.databaseUrl, migrationsDir: folder, schemaPath });
  return { database, add, run, folder, schemaPath };
}

test('applies migrations in order and records them as Prisma does', async () => {
  const { database, add, run } = await setUp();
  await add('2_row', 'INSERT INTO a VALUES (1)');
  await add('1_table', 'CREATE TABLE a (id int PRIMARY KEY)');
  expect(await run()).toEqual(['1_table', '2_row']);
  const { rows } = await database.pool.query('SELECT migration_name FROM _prisma_migrations ORDER BY 1');
  expect(rows.map((row) => row.migration_name)).toEqual(['1_table', '2_row']);
});

test('does nothing when run again, and then only what is new', async () => {
  const { add, run } = await setUp();
  await add('1_table', 'CREATE TABLE a (id int PRIMARY KEY)');
  await run();
  expect(await run()).toEqual([]);
  await add('2_column', 'ALTER TABLE a ADD COLUMN b text');
  expect(await run()).toEqual(['2_column']);
});

test('works on where its module is loaded a second time in one process', async () => {
  const { database, add, run, folder, schemaPath } = await setUp();
  await add('1_table', 'CREATE TABLE a (id int PRIMARY KEY)');
  await run();
  await add('2_column', 'ALTER TABLE a ADD COLUMN b text');
  vi.resetModules();
  const anew = await import('./migrate.ts');
  const options = { databaseUrl: database.databaseUrl, migrationsDir: folder, schemaPath };
  expect(await anew.migrate(options)).toEqual(['2_column']);
});

test('applies each migration once when several processes migrate at once', async () => {
  const { database, add, run } = await setUp();
  await add('1_table', 'CREATE TABLE a (id serial PRIMARY KEY)');
  await add('2_row', 'INSERT INTO a DEFAULT VALUES');
  const applied = await Promise.all([run(), run(), run()]);
  expect(applied.flat().sort()).toEqual(['1_table', '2_row']);
  expect((await database.pool.query('SELECT count(*)::int AS n FROM a')).rows).toEqual([{ n: 1 }]);
});

test('applies nothing of a migration that fails, nor any after it, and tries it again the next time', async () => {
  const { database, add, run } = await setUp();
  await add('1_broken', 'CREATE TABLE a (id int); CREATE TABLE b (id no_such_type)');
  await add('2_table', 'CREATE TABLE c (id int)');
  await expect(run()).rejects.toThrow(/no_such_type/);
  const { rows } = await database.pool.query("SELECT to_regclass('a') AS a, to_regclass('c') AS c");
  expect(rows).toEqual([{ a: null, c: null }]);
  await database.pool.query('CREATE DOMAIN no_such_type AS int');
  expect(await run()).toEqual(['1_broken', '2_table']);
});

test('takes a function whose body has semicolons in it', async () => {
  const { database, add, run } = await setUp();
  await add(
    '1_function',
    'CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 2; END; $$;',
  );
  await run();
  expect((await database.pool.query('SELECT two() AS n')).rows).toEqual([{ n: 2 }]);
});

test('leaves nothing behind that would keep a process from ending', async () => {
  const { database, add, folder, schemaPath } = await setUp();
  await add('1_table', 'CREATE TABLE a (id int)');
  // In a process of its own: this one has timers of the test runner.
  const script = `
    import { migrate } from ${JSON.stringify(new URL('migrate.ts', import.meta.url).href)};
    console.log(...(await migrate(JSON.parse(process.argv[1]))));
    console.log(...process.getActiveResourcesInfo().filter((name) => name === 'Timeout'));`;
  const options = JSON.stringify({ databaseUrl: database.databaseUrl, migrationsDir: folder, schemaPath });
  const { stdout } = await execute(process.execPath, ['--input-type=module', '-e', script, options]);
  expect(stdout).toBe('1_table\n\n');
});
