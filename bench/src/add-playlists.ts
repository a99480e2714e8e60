import type { Pool } from '@setlist/db';

const OWNERS = 5_000;
const PLAYLISTS_EACH = 10;

/** A playlist and the song in it. */
export interface Play {
  playlistId: string;
  songId: string;
}

/** Adds fifty thousand public playlists with a song each, and returns them in an order that mixes their owners. */
export async function addPlaylists(pool: Pool): Promise<Play[]> {
  await pool.query(
    `WITH owner AS (SELECT 'auth0|owner-' || n AS user_id, gen_random_uuid() AS song_id
                    FROM generate_series(1, ${OWNERS}) AS n),
     song AS (INSERT INTO songs (user_id, song_id, songname, artist, genre, duration_ms)
              SELECT user_id, song_id, 'Song', 'The Ebb', 'Ambient', 60000 FROM owner),
     playlist AS (INSERT INTO playlists (user_id, playlist_id, name, visibility)
                  SELECT user_id, gen_random_uuid(), 'Evening', 'public'
                  FROM owner, generate_series(1, ${PLAYLISTS_EACH}) RETURNING user_id, playlist_id)
     INSERT INTO playlist_songs (user_id, playlist_id, position, song_user_id, song_id)
     SELECT user_id, playlist_id, 1, user_id, song_id FROM playlist JOIN owner USING (user_id)`,
  );
  await pool.query('VACUUM ANALYZE');
  return listPlays(pool);
}

/** The playlists of `addPlaylists`, always in the same order. */
export async function listPlays(pool: Pool): Promise<Play[]> {
  const { rows } = await pool.query<Play>(
    'SELECT playlist_id AS "playlistId", song_id AS "songId" FROM playlist_songs ORDER BY playlist_id',
  );
  return rows;
}

/** Gives the elements one after the other. Throws when there are no more, or, going `around`, begins anew. */
export function inTurn<T>(elements: readonly T[], { around = false } = {}): () => T {
  let next = 0;
  return () => {
    const element = elements[around ? next++ % elements.length : next++];
    if (element === undefined) throw new Error('There are no playlists left: measure for fewer seconds.');
    return element;
  };
}
