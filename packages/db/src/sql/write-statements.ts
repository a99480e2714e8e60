import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { type Description, describeStatement } from './describe-statement.ts';
import { readStatement, type StatementFile } from './read-statement.ts';

/** Types that a column may have; `int8` and `numeric` only where an answer is made of it (see `ColumnValue`). */
const COLUMN_TYPES = new Set(
  'bool float8 int2 int4 int8 numeric json jsonb text timestamptz uuid'.split(' '),
);
const PARAM_TYPES = new Set('bool float8 int2 int4 int8 jsonb text timestamptz uuid'.split(' '));

/**
 * Words of what may leave a table's `NOT NULL` column empty, wherever they stand in the statement: outer joins, totals of
 * groups, `RETURNING old` or `new` where there was or is no row, and `MERGE`, which has all of these.
 */
const EMPTIES = /\b(LEFT|RIGHT|FULL|ROLLUP|CUBE|GROUPING|MERGE)\b|\bRETURNING\b.*\b(old|new)\b/is;

const HEAD = `// Made by \`npm run generate\` from prisma/sql and what Postgres says about each statement. Do not edit.
// biome-ignore-all lint: made by a program
// biome-ignore-all format: made by a program

import type { Statement } from '../sql/statement.ts';

const generated = <const P extends Statement['params'], const C extends Statement['columns']>(
  statement: { name: string; text: string; params: P; columns: C },
) => statement as Statement<P, C>;
`;

/**
 * Writes, as TypeScript, all statements of a folder with the types that Postgres gives their parameters and columns.
 * `databaseUrl` is a database with the tables that they name. A column is never null when it is one of a table, `NOT
 * NULL` there, and the statement has nothing of `EMPTIES`; or when its name in the file ends in `!`.
 * Throws an error that names file and line when Postgres refuses a statement.
 */
export async function writeStatements(databaseUrl: string, sqlDir: string): Promise<string> {
  const names = (await readdir(sqlDir))
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.slice(0, -4));
  const client = new pg.Client({ connectionString: databaseUrl });
  try {
    await client.connect();
    const types = await readTypes(client);
    const parts: string[] = [];
    for (const name of names.sort()) {
      const file = readStatement(name, await readFile(join(sqlDir, `${name}.sql`), 'utf8'));
      const description = await describeStatement(client, file.text).catch((error) => {
        throw explain(file, error);
      });
      parts.push(await write(client, file, description, types));
    }
    return `${HEAD}\n${parts.join('\n')}`;
  } finally {
    await client.end();
  }
}

async function readTypes(client: pg.Client): Promise<Map<number, string>> {
  const { rows } = await client.query<{
    oid: number;
    name: string;
    item: string | null;
    labels: string | null;
  }>(`
    SELECT t.oid, t.typname AS name, item.typname AS item,
      (SELECT string_agg(enumlabel, '|' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid) AS labels
    FROM pg_type t LEFT JOIN pg_type item ON item.oid = t.typelem AND t.typcategory = 'A'`);
  return new Map(
    rows.map(({ oid, name, item, labels }) => [oid, labels ? `enum:${labels}` : item ? `${item}[]` : name]),
  );
}

async function write(
  client: pg.Client,
  file: StatementFile,
  { params, columns }: Description,
  types: Map<number, string>,
): Promise<string> {
  const fail = (problem: string) => new Error(`prisma/sql/${file.name}.sql: ${problem}`);
  if (params.length !== file.params.length) {
    throw fail(`it has ${params.length} parameters, and names ${file.params.length} in "-- @param" lines`);
  }
  const typeOf = (oid: number, known: Set<string>, what: string) => {
    const type = types.get(oid) ?? `${oid}`;
    if (!known.has(type.replace(/\[\]$/, '')) && !type.startsWith('enum:')) {
      throw fail(`${what} is of type ${type}: cast it to one of ${[...known].join(', ')}`);
    }
    return type;
  };
  const names = columns.map(({ name }) => name);
  const unknown = [...file.notNull].filter((name) => !names.includes(name));
  if (unknown.length > 0) throw fail(`it returns no column "${unknown.join('", "')}"`);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw fail(`it returns "${twice}" twice: give each column a name of its own`);
  const notNull = EMPTIES.test(file.text) ? new Set<string>() : await notNullColumns(client);
  const paramTypes = file.params.map(({ name, nullable }, index) => {
    const type = typeOf(params[index] ?? 0, PARAM_TYPES, `parameter ${name}`);
    return [name, nullable ? `${type}?` : type];
  });
  const columnTypes = columns.map(({ name, type, table, column }) => {
    const isSet = file.notNull.has(name) || notNull.has(`${table}.${column}`);
    const text = typeOf(type, COLUMN_TYPES, `column ${name}`);
    return [name, isSet ? text : `${text}?`];
  });
  return `/** Not Prisma: ${file.reason.replaceAll('*/', '* /')} */
export const ${camelCase(file.name)} = generated({
  name: ${JSON.stringify(file.name)},
  text: ${JSON.stringify(file.text)},
  params: ${JSON.stringify(Object.fromEntries(paramTypes))},
  columns: ${JSON.stringify(Object.fromEntries(columnTypes))},
});
`;
}

async function notNullColumns(client: pg.Client): Promise<Set<string>> {
  const { rows } = await client.query<{ key: string }>(
    "SELECT attrelid::oid || '.' || attnum AS key FROM pg_attribute WHERE attnotnull",
  );
  return new Set(rows.map(({ key }) => key));
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Says where in the file Postgres found the mistake. */
function explain({ name, text }: StatementFile, error: unknown): Error {
  if (!(error instanceof pg.DatabaseError)) return error as Error;
  const before = text.slice(0, Number(error.position ?? 1) - 1);
  const line = before.slice(before.lastIndexOf('\n') + 1) + (text.slice(before.length).split('\n')[0] ?? '');
  return new Error(`prisma/sql/${name}.sql: ${error.message}, in “${line.trim()}”`, { cause: error });
}
