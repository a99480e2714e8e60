import type { pageOf } from '@setlist/contracts';
import { type ParamsOf, type Queryable, run, type Statement } from '@setlist/db/sql';
import type { z } from 'zod';
import { fieldsOf } from './json-fields.ts';
import type { Matching, MatchingLists, WithoutLists } from './matching.ts';

// Answers that pages ask for often leave Postgres as finished JSON. It is made here, from the contract's schema and the
// columns that a statement of prisma/sql returns, and compiles only where the two agree: a field too many, one too few,
// a column that may be null or has another type than the contract says is an error at the statement's place of use.
// What is made here is marked with the schema, and nothing else is taken for it.

declare const made: unique symbol;

type SameSchema<O> = (schema: O) => O;

/** JSON text in the shape of a contract's schema, made by Postgres from a statement that was checked against it. */
export type Json<O> = string & { readonly [made]: SameSchema<O> };

/** One row of finished JSON; with the version of what it shows, where the contract has one. */
export type JsonRow<O> = { json: Json<O> } & (z.output<O> extends { version: number }
  ? { version: number }
  : unknown);

/** A statement that returns finished JSON, for the compiler alone. */
declare class JsonStatement<O, P extends Statement['params']> extends Statement<P, { json: 'text' }> {
  protected readonly schema: SameSchema<O>;
}

type Lists = Readonly<Record<string, Statement>>;

/** All parameters of several statements. */
type ParamsOfAll<L extends Lists> = {
  [K in keyof L]: (params: L[K]['params']) => void;
}[keyof L] extends (params: infer P extends Statement['params']) => void
  ? P
  : never;

/**
 * A statement that returns an object of the contract for each row of `statement`. All rows of one of `lists`, which is
 * given the same parameters, are the list of that name within the object.
 */
export function jsonObject<O extends z.ZodObject, S extends Statement, L extends Lists>(
  schema: O,
  statement: S & Matching<WithoutLists<O['shape']>, S>,
  lists: L & MatchingLists<O['shape'], L>,
): JsonStatement<O, S['params'] & ParamsOfAll<L>> {
  const { name, text, columns } = statement;
  const nested = Object.entries<Statement>(lists);
  const fields = [
    ...fieldsOf(schema, statement),
    ...nested.map(
      ([key, list]) =>
        `'${key}', coalesce((${listOf(schema.shape[key] as z.ZodArray<z.ZodObject>, list)}), '[]')`,
    ),
  ];
  const version = 'version' in columns ? ', r.version' : '';
  return {
    name: `${name}-json`,
    text: `SELECT json_build_object(${fields.join(', ')})::text AS json${version}\nFROM (${text}) AS r`,
    params: sameParams(name, [statement, ...Object.values<Statement>(lists)]),
    columns: { json: 'text', ...(version && { version: 'int4' }) },
  } as JsonStatement<O, S['params'] & ParamsOfAll<L>>;
}

function listOf({ element }: z.ZodArray<z.ZodObject>, statement: Statement): string {
  const object = `json_build_object(${fieldsOf(element, statement).join(', ')})`;
  return `SELECT json_agg(${object}) FROM (${statement.text}) AS r`;
}

/**
 * A statement that returns a page of the contract's objects: `statement` returns at most `limit`, in order, each with
 * the `cursor` from which to go on after it, which is null when nothing comes after it.
 */
export function jsonPage<O extends z.ZodObject, S extends Statement<{ limit: 'int4' }, { cursor: 'text?' }>>(
  item: O,
  statement: S & Matching<O['shape'], S, 'cursor'>,
): JsonStatement<ReturnType<typeof pageOf<O>>, S['params']> {
  const { name, text, params } = statement;
  const limit = `$${Object.keys(params).indexOf('limit') + 1}::int`;
  // An aggregate takes the rows of a sorted subquery in their order (PostgreSQL, "Aggregate Functions").
  const items = `json_agg(json_build_object(${fieldsOf(item, statement).join(', ')}))`;
  const next = `(array_agg(r.cursor))[${limit}]`;
  return {
    name: `${name}-json`,
    text: `SELECT json_build_object('items', coalesce(${items}, '[]'), 'nextCursor', ${next})::text AS json
FROM (${text}) AS r`,
    params,
    columns: { json: 'text' },
  } as JsonStatement<ReturnType<typeof pageOf<O>>, S['params']>;
}

/** A statement that returns one object of the contract, of which each field is what another statement returns. */
export function jsonTogether<O extends z.ZodObject, P extends Statement['params']>(
  name: string,
  schema: O,
  parts: { [K in keyof O['shape']]: JsonStatement<O['shape'][K], P> },
): JsonStatement<O, P> {
  const named = Object.keys(schema.shape).map(
    (key) => [key, parts[key] as JsonStatement<unknown, P>] as const,
  );
  const fields = named.map(([key, { text }]) => `'${key}', (SELECT part.json::json FROM (${text}) AS part)`);
  return {
    name: `${name}-json`,
    text: `SELECT json_build_object(${fields.join(', ')})::text AS json`,
    params: sameParams(
      name,
      named.map(([, part]) => part),
    ),
    columns: { json: 'text' },
  } as unknown as JsonStatement<O, P>;
}

/** Runs a statement of finished JSON, on the pool or in a transaction; undefined when it returns no row. */
export async function readJson<O, P extends Statement['params']>(
  db: Queryable,
  statement: JsonStatement<O, P>,
  params: ParamsOf<{ params: P }>,
): Promise<JsonRow<O> | undefined> {
  const [row] = await run(db, statement, params);
  return row as JsonRow<O> | undefined;
}

/** Runs a statement that always returns one row of finished JSON, such as a page. */
export async function readOneJson<O, P extends Statement['params']>(
  db: Queryable,
  statement: JsonStatement<O, P>,
  params: ParamsOf<{ params: P }>,
): Promise<JsonRow<O>> {
  const row = await readJson(db, statement, params);
  if (!row) throw new Error(`The statement ${statement.name} returned no row`);
  return row;
}

function sameParams(name: string, statements: Statement[]): Statement['params'] {
  const all = statements.map(({ params }) => params);
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
