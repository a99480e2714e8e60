import type { Connection } from '@setlist/db';

type Value = string | number | boolean | null | Date;

/** Inserts rows of one table, given as objects by column name, in one statement; all rows have the same columns. */
export async function insertRows(
  client: Connection,
  table: string,
  rows: Record<string, Value>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const list = columns.map((column) => `"${column}"`).join(', ');
  await client.query(
    `INSERT INTO "${table}" (${list}) SELECT ${list} FROM json_populate_recordset(NULL::"${table}", $1)`,
    [JSON.stringify(rows)],
  );
}
