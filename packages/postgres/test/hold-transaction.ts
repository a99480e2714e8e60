import type { Connection, Pool } from '../src/create-pool.ts';

/** Does some work in a transaction that stays open, with its locks; returns how to commit it. */
export async function holdTransaction(
  pool: Pool,
  work: (connection: Connection) => Promise<unknown>,
): Promise<() => Promise<void>> {
  const connection = await pool.connect();
  await connection.query('BEGIN');
  await work(connection);
  return async () => {
    await connection.query('COMMIT');
    connection.release();
  };
}
