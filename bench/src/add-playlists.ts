import type { Pool } from '@setlist/db';

const OWNERS = 5_000;
const PLAYLISTS_EACH = 10;

/** Listeners at once: plays of one listener wait for each other, so there are more of them than requests. */
export const LISTENERS = 64;

/** So much of a song is needed, and was heard: hardly any, so that the clock lets every play count. */
export const HEARD_MS = 1;

/** A playlist, the song in it, and which of the listeners plays it. */
export interface Play {
  playlistId: string;
  songId: string;
  listener: number;
}

/** The user id of a listener whose plays are made by bare calls, or over HTTP. */
export const listenerId = (kind: 'bare' | 'http', listener: number) => `auth0|${kind}-${listener}`;

/**
 * Adds fifty thousand public playlists with a song of two milliseconds each, whose audio was sent to their listeners an
 * hour ago, and returns them in an order that mixes their owners.
 */
export async function addPlaylists(pool: Pool): Promise<Play[]> {
  await pool.query(
    `WITH owner AS (SELECT 'auth0|owner-' || n AS user_id, gen_random_uuid() AS song_id
                    FROM generate_series(1, ${OWNERS}) AS n),
     song AS (INSERT INTO songs (user_id, song_id, songname, artist, genre, duration_ms, audio_bytes, audio_type, audio_key)
              SELECT user_id, song_id, 'Song', 'The Ebb', 'Ambient', ${2 * HEARD_MS}, 1000, 'audio/mpeg', 'none' FROM owner),
     playlist AS (INSERT INTO playlists (user_id, playlist_id, name, visibility)
                  SELECT user_id, gen_random_uuid(), 'Evening', 'public'
                  FROM owner, generate_series(1, ${PLAYLISTS_EACH}) RETURNING user_id, playlist_id)
     INSERT INTO playlist_songs (user_id, playlist_id, position, song_user_id, song_id)
     SELECT user_id, playlist_id, 1, user_id, song_id FROM playlist JOIN owner USING (user_id)`,
  );
  const plays = await listPlays(pool);
  for (const kind of ['bare', 'http'] as const) {
    await pool.query(
      `INSERT INTO audio_handouts (user_id, song_id, ranges, bytes, handed_at, last_handed_at)
       SELECT listener, song, '{[0,1000)}', 1000, hour_ago, hour_ago
       FROM unnest($1::text[], $2::uuid[]) AS play (listener, song), (SELECT now() - interval '1 hour') AS time (hour_ago)
       ON CONFLICT DO NOTHING`,
      [plays.map(({ listener }) => listenerId(kind, listener)), plays.map(({ songId }) => songId)],
    );
  }
  await pool.query('VACUUM ANALYZE');
  return plays;
}

/** The playlists of `addPlaylists`, always in the same order. */
export async function listPlays(pool: Pool): Promise<Play[]> {
  const { rows } = await pool.query<Omit<Play, 'listener'>>(
    'SELECT playlist_id AS "playlistId", song_id AS "songId" FROM playlist_songs ORDER BY playlist_id',
  );
  return rows.map((row, index) => ({ ...row, listener: index % LISTENERS }));
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
