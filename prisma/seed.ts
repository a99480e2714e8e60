import type { Pool } from '@setlist/db';
import { insertCatalogue } from './seed/insert-catalogue.ts';
import { insertFeatured } from './seed/insert-featured.ts';
import { insertPeople } from './seed/insert-people.ts';
import { insertPlays } from './seed/insert-plays.ts';

/**
 * Fills an empty database with the demo data, all of it or none; tells whether it did. A database with a song or a
 * person in it is left alone.
 */
export async function seed(pool: Pool, now = new Date()): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    // Two first starts at once would both find it empty.
    await client.query('LOCK TABLE songs, users IN SHARE ROW EXCLUSIVE MODE');
    const { rows } = await client.query<{ used: boolean }>(
      'SELECT EXISTS (SELECT FROM songs) OR EXISTS (SELECT FROM users) AS used',
    );
    const isEmpty = rows[0]?.used === false;
    if (isEmpty) {
      await insertPeople(client, now);
      await insertCatalogue(client);
      await insertPlays(client, now);
      await insertFeatured(client);
    }
    await client.query('COMMIT');
    return isEmpty;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
