import type { pageOf } from '@setlist/contracts';
import { type ParamsOf, type Queryable, run, type Statement } from '@setlist/db/sql';
import type { z } from 'zod';
import type { Matching, Shape } from './matching.ts';

// Answers that pages ask for often leave Postgres as finished JSON. It is made here, from the contract's schema and the
// columns that a statement of prisma/sql returns, and compiles only where the two agree: a field too many, one too few,
// a column that may be null or has another type than the contract says is an error at the statement's place of use.

declare const made: unique symbol;

/** JSON text in the shape of a contract, made by Postgres from a statement that was checked against it. */
export type Json<T> = string & { readonly [made]: (value: T) => T };

/** A page of items, as `pageOf` has it in the contracts. */
type PageOf<S extends z.ZodType> = z.output<ReturnType<typeof pageOf<S>>>;

/** One row of finished JSON; with the version of what it shows, where the contract has one. */
export type JsonRow<T> = { json: Json<T> } & (T extends { version: number } ? { version: number } : unknown);

/** A statement that returns finished JSON. */
export interface JsonStatement<T, P extends Statement['params']> extends Statement {
  params: P;
  readonly [made]?: (value: T) => T;
}

/** A list within an object, from a statement of its own. */
export interface JsonList<T, P extends Statement['params']> {
  params: P;
  sql: string;
  readonly [made]?: (value: T) => T;
}

type ListKeys<F> = { [K in keyof F & string]: F[K] extends z.ZodArray ? K : never }[keyof F & string];
type AnyLists = Readonly<Record<string, { params: Statement['params']; sql: string }>>;
type ItemOf<S> = S extends z.ZodArray<infer I> ? z.output<I> : never;

/**
 * A statement that returns an object of the contract for each row of `statement`. A list within the object comes from a
 * statement of its own (`jsonList`), which is given the same parameters.
 */
export function jsonObject<F extends Shape, S extends Statement, L extends AnyLists>(
  schema: z.ZodObject<F>,
  statement: S & Matching<F, S>,
  lists: L & { [K in ListKeys<F>]: JsonList<ItemOf<F[K]>, Statement['params']> },
): JsonStatement<z.output<z.ZodObject<F>>, S['params'] & L[keyof L]['params']> {
  const { name, text, params, columns } = statement;
  const nested = Object.entries<AnyLists[string]>(lists);
  const fields = [
    ...fieldsOf(schema.shape, columns),
    ...nested.map(([key, { sql }]) => `'${key}', coalesce((${sql}), '[]')`),
  ];
  const version = 'version' in columns ? ', r.version' : '';
  return {
    name: `${name}-json`,
    text: `SELECT json_build_object(${fields.join(', ')})::text AS json${version}\nFROM (${text}) AS r`,
    params: sameParams(name, [params, ...nested.map(([, list]) => list.params)]) as S['params'] &
      L[keyof L]['params'],
    columns: { json: 'text', ...(version && { version: 'int4' }) },
  };
}

/** All rows of a statement as a list of the contract's objects, to stand within another object. */
export function jsonList<F extends Shape, S extends Statement>(
  schema: z.ZodObject<F>,
  { text, params, columns }: S & Matching<F, S>,
): JsonList<z.output<z.ZodObject<F>>, S['params']> {
  const object = `json_build_object(${fieldsOf(schema.shape, columns).join(', ')})`;
  return { params, sql: `SELECT json_agg(${object}) FROM (${text}) AS r` };
}

/**
 * A statement that returns a page of the contract's objects: `statement` returns at most `limit`, in order, each with
 * the `cursor` from which to go on after it, which is null when nothing comes after it.
 */
export function jsonPage<
  F extends Shape,
  S extends Statement & { params: { limit: 'int4' }; columns: { cursor: 'text?' } },
>(
  item: z.ZodObject<F>,
  statement: S & Matching<F, S, 'cursor'>,
): JsonStatement<PageOf<z.ZodObject<F>>, S['params']> {
  const { name, text, params, columns } = statement;
  const limit = `$${Object.keys(params).indexOf('limit') + 1}::int`;
  // An aggregate takes the rows of a sorted subquery in their order (PostgreSQL, "Aggregate Functions").
  const items = `json_agg(json_build_object(${fieldsOf(item.shape, columns).join(', ')}))`;
  const next = `(array_agg(r.cursor))[${limit}]`;
  return {
    name: `${name}-json`,
    text: `SELECT json_build_object('items', coalesce(${items}, '[]'), 'nextCursor', ${next})::text AS json
FROM (${text}) AS r`,
    params,
    columns: { json: 'text' },
  };
}

/** Runs a statement of finished JSON, on the pool or in a transaction; undefined when it returns no row. */
export async function readJson<T, P extends Statement['params']>(
  db: Queryable,
  statement: JsonStatement<T, P>,
  params: ParamsOf<{ params: P }>,
): Promise<JsonRow<T> | undefined> {
  const [row] = await run(db, statement, params as ParamsOf<Statement>);
  return row as JsonRow<T> | undefined;
}

/** Runs a statement that always returns one row of finished JSON, such as a page. */
export async function readOneJson<T, P extends Statement['params']>(
  db: Queryable,
  statement: JsonStatement<T, P>,
  params: ParamsOf<{ params: P }>,
): Promise<JsonRow<T>> {
  const row = await readJson(db, statement, params);
  if (!row) throw new Error(`The statement ${statement.name} returned no row`);
  return row;
}

function fieldsOf(shape: Shape, columns: Statement['columns']): string[] {
  return Object.keys(shape).flatMap((key) => {
    if (key in columns) return [`'${key}', ${shown(key, columns)}`];
    const within = Object.keys(columns).filter((column) => column.startsWith(`${key}.`));
    if (within.length === 0) return [];
    const fields = within.map((column) => `'${column.slice(key.length + 1)}', ${shown(column, columns)}`);
    return [`'${key}', json_build_object(${fields.join(', ')})`];
  });
}

/** A column as contracts have it: a time is UTC, with milliseconds and `Z`. */
function shown(column: string, columns: Statement['columns']): string {
  const value = `r."${column}"`;
  if (!columns[column]?.startsWith('timestamptz')) return value;
  return `to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function sameParams(name: string, all: Statement['params'][]): Statement['params'] {
  const longest = all.reduce((most, params) =>
    Object.keys(params).length > Object.keys(most).length ? params : most,
  );
  for (const params of all) {
    const begins = Object.entries(params).every(([key, type], at) => {
      const [otherKey, otherType] = Object.entries(longest)[at] ?? [];
      return key === otherKey && type === otherType;
    });
    if (!begins) throw new Error(`${name} and its lists must take the same parameters in the same order`);
  }
  return longest;
}
