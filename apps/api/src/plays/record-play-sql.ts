import { COUNTS_AFTER_MS, COUNTS_AGAIN_AFTER_MS, EDITOR_THRESHOLD } from '@setlist/contracts';
import { enqueueSql } from '../role-sync/enqueue-role-sync.ts';
import { JOIN_SONG } from '../sql/song-access.ts';
import { STATEMENT_TIMEOUT_MS } from '../sql/statement-timeout.ts';
import type { Answer } from './earlier-answer.ts';

/** Slots of a playlist's counter. Connections hash into them, so that plays at once seldom wait on one row. */
const SLOTS = 16;

/**
 * How far below the threshold a total starts to ask for a role sync. A transaction does not see plays that others
 * are about to commit, so the one that reaches the threshold may see fewer: at most one per connection that all
 * API processes hold together. This leaves room for three processes with the default pool of ten.
 */
export const MARGIN = 30;

/**
 * How much time that was not spent on plays is kept for later: a play may be told late, by a slow line or again after an
 * outage, while the next song is heard.
 */
export const UNSPENT_AT_MOST_MS = 120_000;

const UNSPENT = `interval '${UNSPENT_AT_MOST_MS} ms'`;

/** What the statement returns: no row when the listener cannot see the playlist. */
export interface RecordedPlay {
  owner_id: string;
  has_song: boolean;
  answer: Answer;
}

/**
 * Counts a play, or says why not, in one statement. $1 listener, $2 playlist, $3 song, $4 heard ms, $5 key or null,
 * $6 whether the listener's email is verified.
 *
 * `listening` and `gate` decide under concurrency: each locks its row and looks at it as the play before has left it.
 * A listener's plays wait for each other at `listening`, whose time moves on by what was heard and never passes the
 * clock; of two at once on one playlist, the second finds the gate too young. (It has spent its time then. Only somebody
 * who plays one playlist twice at once can lose it.) The request's key is inserted plainly: when it exists, the
 * statement fails and everything in it with it. The sync is enqueued in the same transaction while the tenant is not
 * known to say "editor", unless one waits for a retry that is further off than this statement can take.
 */
export const RECORD_PLAY = {
  name: 'record-play',
  text: `
    WITH playlist AS (
      SELECT user_id AS owner_id FROM playlists
      WHERE playlist_id = $2 AND (user_id = $1 OR visibility = 'public')
      FOR KEY SHARE
    ), song AS (
      SELECT s.audio_bytes, s.duration_ms, true AS found,
        least(${COUNTS_AFTER_MS}, ceil(s.duration_ms / 2.0)) * interval '1 ms' AS needed
      FROM playlist JOIN playlist_songs ps ON ps.user_id = owner_id AND ps.playlist_id = $2 AND ps.song_id = $3
      ${JOIN_SONG}
    ), judged AS (
      SELECT owner_id, h.handed_at,
        least($4::int * interval '1 ms', clock_timestamp() - h.handed_at, ${UNSPENT}) AS heard, CASE
        WHEN owner_id = $1 THEN 'own-playlist'
        WHEN $4::int * interval '1 ms' < needed THEN 'too-short'
        WHEN NOT $6::boolean THEN 'unverified-email'
        WHEN (h.bytes >= coalesce(ceil(audio_bytes * extract(epoch FROM needed) * 1000 / duration_ms), audio_bytes)
              AND h.handed_at <= clock_timestamp() - needed) IS NOT TRUE THEN 'audio-not-fetched'
        WHEN g.counted_at > clock_timestamp() - interval '${COUNTS_AGAIN_AFTER_MS} ms' THEN 'too-soon'
      END AS reason
      FROM playlist CROSS JOIN song
      LEFT JOIN audio_handouts h ON h.user_id = $1 AND h.song_id = $3
      LEFT JOIN play_gates g ON g.user_id = owner_id AND g.playlist_id = $2 AND g.listener_id = $1
    ), listening AS (
      INSERT INTO listening AS spent (user_id, counted_until)
      SELECT $1, greatest(handed_at, clock_timestamp() - ${UNSPENT}) + heard FROM judged WHERE reason IS NULL
      ON CONFLICT (user_id) DO UPDATE
        SET counted_until = greatest(spent.counted_until, clock_timestamp() - ${UNSPENT}) + (SELECT heard FROM judged)
        WHERE spent.counted_until <= clock_timestamp() - (SELECT heard FROM judged)
      RETURNING user_id AS listener_id
    ), gate AS (
      INSERT INTO play_gates (user_id, playlist_id, listener_id, counted_at)
      SELECT owner_id, $2, listener_id, clock_timestamp() FROM judged, listening
      ON CONFLICT (user_id, playlist_id, listener_id) DO UPDATE SET counted_at = excluded.counted_at
        WHERE play_gates.counted_at <= excluded.counted_at - interval '${COUNTS_AGAIN_AFTER_MS} ms'
      RETURNING user_id AS owner_id
    ), play AS (
      INSERT INTO plays (user_id, playlist_id, song_id, listener_id, heard_ms)
      SELECT owner_id, $2, $3, $1, floor(extract(epoch FROM heard) * 1000) FROM gate JOIN judged USING (owner_id)
    ), counter AS (
      INSERT INTO play_counts (user_id, playlist_id, slot, plays)
      SELECT owner_id, $2, pg_backend_pid() % ${SLOTS}, 1 FROM gate
      ON CONFLICT (user_id, playlist_id, slot) DO UPDATE SET plays = play_counts.plays + 1
      RETURNING user_id AS owner_id
    ), answered AS (
      SELECT owner_id, json_strip_nulls(json_build_object(
        'counted', counter.owner_id IS NOT NULL,
        'plays', (SELECT coalesce(sum(plays), 0) FROM play_counts c
                  WHERE c.user_id = judged.owner_id AND c.playlist_id = $2)
                 + (counter.owner_id IS NOT NULL)::int,
        'reason', CASE WHEN counter.owner_id IS NULL THEN coalesce(
          reason, CASE WHEN EXISTS (SELECT FROM listening) THEN 'too-soon' ELSE 'faster-than-clock' END) END)) AS answer
      FROM judged LEFT JOIN counter USING (owner_id)
    ), request AS (
      INSERT INTO play_requests (user_id, key, request, answer)
      SELECT $1, $5::text, json_build_object('playlistId', $2::uuid, 'songId', $3::uuid, 'heardMs', $4::int), answer
      FROM answered WHERE $5::text IS NOT NULL
    ), sync AS MATERIALIZED (
      SELECT ${enqueueSql('owner_id')} FROM counter
      WHERE NOT EXISTS (SELECT FROM role_syncs r WHERE r.user_id = owner_id AND r.editor)
        AND (SELECT sum(plays) FROM play_counts c WHERE c.user_id = owner_id)
            >= ${EDITOR_THRESHOLD - 1 - MARGIN}
        AND NOT EXISTS (
          SELECT FROM graphile_worker.jobs j
          WHERE j.key = 'sync-role:' || owner_id AND j.locked_at IS NULL AND j.run_at > now() + interval '${STATEMENT_TIMEOUT_MS} ms')
    )
    SELECT owner_id, coalesce(found, false) AS has_song, answer, (SELECT count(*) FROM sync) AS syncs
    FROM playlist LEFT JOIN song ON true LEFT JOIN answered USING (owner_id)`,
};
