import type pg from 'pg';
import { isStoreAway } from './away.ts';

export type Pool = pg.Pool;

/** What a store function needs: the pool, or one connection inside a transaction. */
export type Database = Pick<pg.Pool, 'query'>;

/** Runs `work` in a transaction; whatever it throws undoes everything it wrote. */
export async function inTransaction<T>(pool: Pool, work: (db: Database) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let isBroken = false;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // A connection that failed, other than a statement that was refused on it, is of no more use.
    isBroken = isStoreAway(error) && (error as { severity?: string }).severity !== 'ERROR';
    if (!isBroken) await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release(isBroken);
  }
}
