import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { runMigrations } from 'graphile-worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeStatements } from './write-statements.ts';

const sqlDir = fileURLToPath(new URL('../../../../prisma/sql', import.meta.url));

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  await runMigrations({ connectionString: database.databaseUrl });
  folder = await mkdtemp(join(tmpdir(), 'setlist-statements-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database.close();
});

/** What is written for one statement. */
async function written(source: string): Promise<string> {
  const dir = await mkdtemp(join(folder, 'sql-'));
  await writeFile(join(dir, 'find-it.sql'), source);
  return writeStatements(database.databaseUrl, dir);
}

describe('the statements of prisma/sql', () => {
  test('are generated as Postgres describes them now', async () => {
    const generated = fileURLToPath(new URL('../generated/sql.ts', import.meta.url));
    expect(await writeStatements(database.databaseUrl, sqlDir)).toBe(await readFile(generated, 'utf8'));
  });

  test('stand on one page, each with its reason', async () => {
    const page = await readFile(join(sqlDir, 'README.md'), 'utf8');
    const listed = [...page.matchAll(/^\| \[([\w-]+)\]\([\w-]+\.sql\) \| (.+) \|$/gm)].map(
      ([, name, reason]) => `${name}: ${reason}`,
    );
    const generated = await writeStatements(database.databaseUrl, sqlDir);
    const reasons = [...generated.matchAll(/^\/\*\* Not Prisma: (.+) \*\/\n.*\n {2}name: "([\w-]+)"/gm)].map(
      ([, reason, name]) => `${name}: ${reason}`,
    );
    expect(listed.sort()).toEqual(reasons.sort());
  });
});

describe('a statement', () => {
  test('gets the types of its parameters and columns from Postgres', async () => {
    const text = await written(`
-- Not Prisma: a test.
-- @param $1:owner
-- @param $2:ids
-- @param $3:limit? how many
SELECT song_id, songname AS title, duration_ms, audio_bytes IS NULL AS silent, created_at, 1::bigint AS "one!"
FROM songs WHERE user_id = $1 AND song_id = ANY($2::uuid[]) LIMIT $3::int`);
    expect(text).toContain('/** Not Prisma: a test. */\nexport const findIt = generated({');
    expect(text).toContain('params: {"owner":"text","ids":"uuid[]","limit":"int4?"}');
    expect(text).toContain(
      'columns: {"song_id":"uuid","title":"text","duration_ms":"int4?","silent":"bool?","created_at":"timestamptz","one":"int8"}',
    );
    expect(text).not.toContain('one!');
  });

  test.each([
    ['an outer join', 'SELECT p.name, u.display_name FROM playlists p LEFT JOIN users u USING (user_id)'],
    [
      'one in two lines',
      'SELECT u.display_name AS name FROM playlists FULL -- all\nJOIN users u USING (user_id)',
    ],
    ['a total', 'SELECT name FROM genres GROUP BY ROLLUP (name)'],
    ['a total of each', 'SELECT name, position FROM genres GROUP BY CUBE (name, position)'],
    ['a grand total', 'SELECT name FROM genres GROUP BY GROUPING SETS ((name), ())'],
    [
      'the row before an upsert',
      `INSERT INTO genres (name, position) VALUES ('New', 1) ON CONFLICT (name)
       DO UPDATE SET position = 1\nRETURNING old.name`,
    ],
    ['the row before, under a name', 'UPDATE genres SET position = 1 RETURNING WITH (OLD AS was) was.name'],
    ['the row after a deletion', 'DELETE FROM genres RETURNING new.name'],
    [
      'a row of neither side',
      `MERGE INTO genres USING songs ON genre = genres.name WHEN NOT MATCHED BY SOURCE THEN DELETE
       RETURNING songs.songname AS name`,
    ],
  ])('takes no column for set that %s may leave empty', async (_, source) => {
    const text = await written(`-- Not Prisma: a test.\n${source}`);
    expect(text).toMatch(/columns: \{"name":"text\?"/);
    expect(text).not.toMatch(/columns: .*"(text|int4)"/);
  });

  test('has the labels of an enum', async () => {
    const text = await written('-- Not Prisma: a test.\nSELECT visibility FROM playlists');
    expect(text).toContain('columns: {"visibility":"enum:private|public"}');
  });

  test.each([
    ['SELECT 1 AS one', 'does not say why'],
    ['-- Not Prisma: x.\nSELECT name FROM genres WHERE position = $1', 'it has 1 parameters, and names 0'],
    ['-- Not Prisma: x.\n-- @param $2:a\nSELECT $1::int AS a', '"-- @param $1:…" is missing'],
    ["-- Not Prisma: x.\nSELECT pg_notify('a', 'b') AS told", 'column told is of type void: cast it'],
    ['-- Not Prisma: x.\n-- @param $1:a\nSELECT $1::interval::text AS a', 'parameter a is of type interval'],
    [`-- Not Prisma: x.\nSELECT name AS "a!" FROM genres WHERE name <> '"b!"'`, 'it returns no column "b"'],
    ['-- Not Prisma: x.\nSELECT name, genre AS name FROM genres, songs', 'it returns "name" twice'],
    [
      '-- Not Prisma: x.\nSELECT name,\n  colour\nFROM genres',
      'prisma/sql/find-it.sql: column "colour" does not exist, in “colour”',
    ],
  ])('%j is refused', async (source, problem) => {
    await expect(written(source)).rejects.toThrow(problem);
  });
});
