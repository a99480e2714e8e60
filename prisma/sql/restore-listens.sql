-- Puts what a person heard back into their history. What a player has told anew meanwhile stays one listen, which began
-- when it did, with the longest time told.
-- Not Prisma: rows are made of JSON where they are, and joined with those that there are.
-- @param $1:userId
-- @param $2:thing
-- @param $3:thingId
WITH taken AS (
  DELETE FROM bin WHERE user_id = $1 AND thing = $2 AND thing_id = $3 AND of_table = 'listens' RETURNING rows
), put AS (
  INSERT INTO listens AS kept (user_id, listen_id, song_id, playlist_id, heard_ms, heard_at, counted)
  SELECT $1, l.listen_id, l.song_id, l.playlist_id, l.heard_ms, l.heard_at, l.counted
  FROM taken, jsonb_populate_recordset(NULL::listens, taken.rows) AS l
  ON CONFLICT (user_id, listen_id) DO UPDATE SET heard_at = excluded.heard_at,
    heard_ms = greatest(kept.heard_ms, excluded.heard_ms), counted = kept.counted OR excluded.counted
  RETURNING listen_id
)
SELECT count(*)::int AS "put!" FROM put
