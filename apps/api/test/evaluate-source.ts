import { columnsIn } from '@setlist/contracts';
import type { Pool } from '@setlist/db';

/**
 * Evaluates a source on the rows of an object. `ways` are what may follow FROM, each with the condition by which the
 * object's one row is found; the first that has all tables of the source is taken. `:name` stands for one of `keys`, and
 * `sub` in the source for the caller. A time is as contracts have it.
 * Throws when no way leads to the tables, when it does not find one row, and what Postgres has to say.
 */
export async function evaluateSource(
  pool: Pool,
  source: string,
  ways: readonly string[],
  keys: Record<string, unknown>,
): Promise<unknown> {
  const tables = columnsIn(source).map((column) => column.split('.')[0]);
  const way = ways.find((each) => tables.every((table) => new RegExp(`\\b${table}\\b`).test(each)));
  if (!way) throw new Error(`nothing: no way leads from the object to ${tables.join(' and ')}`);
  const values: unknown[] = [];
  const text = `SELECT to_jsonb(${source.replace(/\bsub\b/g, ':sub')}) AS value FROM ${way}`.replace(
    /(?<!:):(\w+)/g,
    (_, name) => `$${values.push(keys[name])}`,
  );
  const { rows } = await pool.query<{ value: unknown }>(text, values);
  if (rows.length !== 1) throw new Error(`nothing: the object has ${rows.length} rows in ${way}`);
  const value = rows[0]?.value;
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value).toISOString() : value;
}
