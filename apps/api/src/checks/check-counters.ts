import type { Pool } from '@setlist/db';

/** A playlist of which the counter does not say what its rows say. */
export interface Difference {
  userId: string;
  playlistId: string;
  counted: number;
  rows: number;
}

const DIFFERING = `
  SELECT user_id AS "userId", playlist_id AS "playlistId", coalesce(counted, 0)::int AS counted,
    coalesce(rows, 0)::int AS rows
  FROM (SELECT user_id, playlist_id, sum(plays) AS counted FROM play_counts GROUP BY 1, 2) AS counters
  FULL JOIN (SELECT user_id, playlist_id, count(*) AS rows FROM plays GROUP BY 1, 2) AS played
    USING (user_id, playlist_id)
  WHERE coalesce(counted, 0) <> coalesce(rows, 0)
  ORDER BY 1, 2`;

/**
 * Compares every playlist's counter with its rows, in one statement and so in one snapshot: it may run while plays
 * come in. An empty list is the proof that they are equal.
 */
export async function checkCounters(pool: Pool): Promise<Difference[]> {
  const { rows } = await pool.query<Difference>(DIFFERING);
  return rows;
}
