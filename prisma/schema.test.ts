import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { diffSchema } from '@setlist/db/test/diff-schema';
import { afterAll, beforeAll, expect, test } from 'vitest';

let database: TestDatabase;
let schema: string;
beforeAll(async () => {
  schema = await readFile(join(import.meta.dirname, 'schema.prisma'), 'utf8');
  database = await createTestDatabase();
});
afterAll(() => database.close());

const SAME = '-- This is an empty migration.\n';
const diff = (text: string) => diffSchema(database.databaseUrl, text);

test('says what the migrations make', async () => {
  expect(await diff(schema)).toBe(SAME);
});

test.each([
  ['a column that it lacks', /^ +picture .*\n/m, ''],
  ['a column that only it has', /^ +picture /m, '  portrait String?\n$&'],
  ['a column that may be null', /^ +headline +String\b/m, '$&?'],
  ['another type', /^ +heardMs +Int\b/m, '  heardMs BigInt'],
  ['another default', '@default("free")', '@default("full")'],
  ['a column made of others', '|| artist', '|| genre'],
  ['a key that it lacks', '@@unique([playlistId])', ''],
  ['an index that it lacks', '@@index([lastHandedAt])', ''],
  ['another end of a reference', 'onDelete: Cascade', 'onDelete: Restrict'],
])('would not pass with %s', async (_, from, to) => {
  const other = schema.replace(from, to);
  expect(other).not.toBe(schema);
  expect(await diff(other)).not.toBe(SAME);
});

test('has no list that may be null, of which the engine would say nothing', async () => {
  const { rows } = await database.pool.query(
    `SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type = 'ARRAY' AND is_nullable = 'YES'`,
  );
  expect(rows).toEqual([]);
});
