import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ORIGINS } from '@setlist/api/test/findings';
import { columnsIn } from '@setlist/contracts';
import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('a source in Postgres reads columns of schema.prisma, or of a view that the migrations make of them', async () => {
  const schema = await readFile(
    fileURLToPath(new URL('../../../../prisma/schema.prisma', import.meta.url)),
    'utf8',
  );
  const columns = [...schema.matchAll(/^model \w+ \{\n([\s\S]*?)^\}/gm)].flatMap(([, body = '']) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1];
    return [...body.matchAll(/^ {2}(\w+) .*$/gm)].map(
      ([line, field]) => `${table}.${/@map\("(\w+)"\)/.exec(line)?.[1] ?? field}`,
    );
  });
  const { rows } = await database.pool.query<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     JOIN information_schema.views USING (table_schema, table_name) WHERE table_schema = 'public'`,
  );
  const known = new Set([...columns, ...rows.map(({ name }) => name)]);
  const sources = [...ORIGINS.values()].filter((origin) => origin['x-home'] === 'postgres');
  const read = sources.flatMap((origin) => columnsIn(origin['x-source']));
  expect(read.filter((column) => !known.has(column))).toEqual([]);
});
