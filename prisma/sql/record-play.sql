-- Counts a play, or says why not. No row comes back when the listener cannot see the playlist.
--
-- `listening` and `gate` decide under concurrency: each locks its row and looks at it as the play before has left it.
-- A listener's plays wait for each other at `listening`, whose time moves on by what was heard and never passes the
-- clock; of two at once on one playlist, the second finds the gate too young. (It has spent its time then. Only somebody
-- who plays one playlist twice at once can lose it.) The request's key is inserted plainly: when it exists, the
-- statement fails and everything in it with it. The owner's role sync is asked for in the same transaction, by a function
-- that looks anew, since much may have happened while this statement waited. Whatever was heard for long enough is kept
-- for the listener, counted or not: told again by its id, it stays one.
-- Not Prisma: it has to be one statement: each part decides on what the part before has locked.
-- @param $1:listenerId
-- @param $2:playlistId
-- @param $3:songId
-- @param $4:heardMs
-- @param $5:key? of the request, if it has one
-- @param $6:emailVerified whether the listener's email is verified
-- @param $7:countsAfterMs a play counts from this much listening, or from half the song if that is less
-- @param $8:countsAgainAfterMs a listener's plays of one playlist count at most once in this time
-- @param $9:unspentAtMostMs how much time that was not spent on plays is kept for later
-- @param $10:slots of a playlist's counter
-- @param $11:threshold plays that make an editor
-- @param $12:margin how far from it an owner's total asks for a role sync
-- @param $13:listenId? by which the listener's history has it; made up unless told
WITH playlist AS (
  SELECT user_id AS owner_id FROM playlists
  WHERE playlist_id = $2 AND (user_id = $1 OR visibility = 'public')
  FOR KEY SHARE
), song AS (
  SELECT audio_bytes, duration_ms, true AS found,
    least($7::int, ceil(duration_ms / 2.0)) * interval '1 ms' AS needed
  FROM playlist JOIN playlist_contents ON user_id = owner_id AND playlist_id = $2 AND song_id = $3
), judged AS (
  SELECT owner_id, $4::int * interval '1 ms' >= needed AS enough, h.handed_at,
    least($4::int * interval '1 ms', clock_timestamp() - h.handed_at, $9::int * interval '1 ms') AS heard, CASE
    WHEN owner_id = $1 THEN 'own-playlist'
    WHEN $4::int * interval '1 ms' < needed THEN 'too-short'
    WHEN NOT $6::boolean THEN 'unverified-email'
    WHEN (h.bytes >= coalesce(ceil(audio_bytes * extract(epoch FROM needed) * 1000 / duration_ms), audio_bytes)
          AND h.handed_at <= clock_timestamp() - needed) IS NOT TRUE THEN 'audio-not-fetched'
    WHEN g.counted_at > clock_timestamp() - $8::int * interval '1 ms' THEN 'too-soon'
  END AS reason
  FROM playlist CROSS JOIN song
  LEFT JOIN audio_handouts h ON h.user_id = $1 AND h.song_id = $3
  LEFT JOIN play_gates g ON g.user_id = owner_id AND g.playlist_id = $2 AND g.listener_id = $1
), listening AS (
  INSERT INTO listening AS spent (user_id, counted_until)
  SELECT $1, greatest(handed_at, clock_timestamp() - $9::int * interval '1 ms') + heard FROM judged WHERE reason IS NULL
  ON CONFLICT (user_id) DO UPDATE
    SET counted_until = greatest(spent.counted_until, clock_timestamp() - $9::int * interval '1 ms')
                        + (SELECT heard FROM judged)
    WHERE spent.counted_until <= clock_timestamp() - (SELECT heard FROM judged)
  RETURNING user_id AS listener_id
), gate AS (
  INSERT INTO play_gates (user_id, playlist_id, listener_id, counted_at)
  SELECT owner_id, $2, listener_id, clock_timestamp() FROM judged, listening
  ON CONFLICT (user_id, playlist_id, listener_id) DO UPDATE SET counted_at = excluded.counted_at
    WHERE play_gates.counted_at <= excluded.counted_at - $8::int * interval '1 ms'
  RETURNING user_id AS owner_id
), play AS (
  INSERT INTO plays (user_id, playlist_id, song_id, listener_id, heard_ms)
  SELECT owner_id, $2, $3, $1, floor(extract(epoch FROM heard) * 1000) FROM gate JOIN judged USING (owner_id)
), counter AS (
  INSERT INTO play_counts (user_id, playlist_id, slot, plays)
  SELECT owner_id, $2, pg_backend_pid() % $10::int, 1 FROM gate
  ON CONFLICT (user_id, playlist_id, slot) DO UPDATE SET plays = play_counts.plays + 1
  RETURNING user_id AS owner_id
), answered AS (
  SELECT owner_id, counter.owner_id IS NOT NULL AS counted,
    (SELECT coalesce(sum(plays), 0) FROM play_counts c WHERE c.user_id = judged.owner_id AND c.playlist_id = $2)
      + (counter.owner_id IS NOT NULL)::int AS plays,
    CASE WHEN counter.owner_id IS NULL THEN coalesce(
      reason, CASE WHEN EXISTS (SELECT FROM listening) THEN 'too-soon' ELSE 'faster-than-clock' END) END AS reason
  FROM judged LEFT JOIN counter USING (owner_id)
), listen AS (
  INSERT INTO listens AS kept (user_id, listen_id, song_id, playlist_id, heard_ms, counted)
  SELECT $1, coalesce($13::uuid, gen_random_uuid()), $3, $2, $4, counted
  FROM judged JOIN answered USING (owner_id) WHERE enough
  ON CONFLICT (user_id, listen_id) DO UPDATE SET playlist_id = excluded.playlist_id,
    heard_ms = greatest(kept.heard_ms, excluded.heard_ms), counted = kept.counted OR excluded.counted
    WHERE kept.song_id = excluded.song_id
), request AS (
  INSERT INTO play_requests (user_id, key, request, answer)
  SELECT $1, $5::text, json_build_object('playlistId', $2::uuid, 'songId', $3::uuid, 'heardMs', $4::int),
    json_strip_nulls(json_build_object('counted', counted, 'plays', plays, 'reason', reason))
  FROM answered WHERE $5::text IS NOT NULL
), sync AS MATERIALIZED (
  SELECT wake_role_sync(owner_id, $11::int, $12::int) AS woken FROM counter
)
SELECT owner_id AS "ownerId!", coalesce(found, false) AS "hasSong!", counted, plays::float8 AS plays, reason,
  coalesce((SELECT woken FROM sync), false) AS "askedForSync!"
FROM playlist LEFT JOIN song ON true LEFT JOIN answered USING (owner_id)
