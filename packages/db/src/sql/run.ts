import type { Connection, Pool } from '@setlist/postgres/create-pool';
import type { Prisma } from '../generated/client.ts';
import type { ParamsOf, RowOf, Statement } from './statement.ts';

/** Where a statement runs: on any connection of the pool, on one, or in a transaction of Prisma's. */
export type Queryable = Pool | Connection | Prisma.TransactionClient;

/**
 * Runs a statement of `prisma/sql/` and returns its rows. On the pool it is prepared once for each connection. Throws
 * what `pg` throws, or within a transaction what Prisma throws; database-errors.ts reads both. Throws, too, when a column
 * is null that never is by its type: Postgres does not check a `"name!"`.
 */
export async function run<S extends Statement>(
  db: Queryable,
  statement: S,
  params: ParamsOf<S>,
): Promise<RowOf<S>[]> {
  const { name, text } = statement;
  const given = params as Record<string, unknown>;
  const values = Object.keys(statement.params).map((param) => given[param]);
  const rows =
    '$queryRawUnsafe' in db
      ? await db.$queryRawUnsafe<RowOf<S>[]>(text, ...values)
      : (await (db as Connection).query<RowOf<S>>({ name, text, values })).rows;
  refuseNulls(statement, rows);
  return rows;
}

function refuseNulls({ name, columns }: Statement, rows: Record<string, unknown>[]): void {
  for (const [column, type] of Object.entries(columns)) {
    if (type.endsWith('?') || rows.every((row) => row[column] !== null)) continue;
    throw new Error(
      `The statement ${name} returned null for "${column}", of which prisma/sql says it never is`,
    );
  }
}

/** Runs a statement that always returns one row, and returns that. */
export async function runForOne<S extends Statement>(
  db: Queryable,
  statement: S,
  params: ParamsOf<S>,
): Promise<RowOf<S>> {
  const [row] = await run(db, statement, params);
  if (!row) throw new Error(`The statement ${statement.name} returned no row`);
  return row;
}
