import type { Connection } from '@setlist/db';
import { insertRows } from './insert-rows.ts';
import { people } from './people.ts';

/** Adds what other people see of those who own something, and their favourite genres. */
export async function insertPeople(client: Connection, now: Date): Promise<void> {
  const all = Object.values(people);
  await insertRows(
    client,
    'users',
    all.map(({ userId, displayName }) => ({
      user_id: userId,
      display_name: displayName,
      last_login_at: now,
      created_at: now,
    })),
  );
  await insertRows(
    client,
    'user_data',
    all.map(({ userId, favouriteGenre }) => ({ user_id: userId, fav_genre: favouriteGenre })),
  );
}
