-- Keeps that a person heard a song on its own, or how long they have heard in the end what is kept already. No row comes
-- back when they cannot hear the song. Told again, in whatever order, it stays one listen with the longest time told.
-- Not Prisma: whether the song may be heard, and the row as it stands, decide together.
-- @param $1:userId
-- @param $2:listenId
-- @param $3:songId
-- @param $4:heardMs
-- @param $5:enoughMs it is kept from this much listening, or from half the song if that is less
WITH song AS (
  SELECT $4::int >= least($5::int, ceil(s.duration_ms / 2.0)) AS enough
  FROM songs s WHERE s.song_id = $3 AND (s.user_id = $1 OR EXISTS (
    SELECT FROM published_songs published WHERE published.user_id = s.user_id AND published.song_id = s.song_id))
), listen AS (
  INSERT INTO listens AS kept (user_id, listen_id, song_id, heard_ms)
  SELECT $1, $2, $3, $4 FROM song WHERE enough
  ON CONFLICT (user_id, listen_id) DO UPDATE SET heard_ms = greatest(kept.heard_ms, excluded.heard_ms)
    WHERE kept.song_id = excluded.song_id
  RETURNING listen_id
)
SELECT enough AS "enough!", EXISTS (SELECT FROM listen) AS "kept!" FROM song
