-- A page of the songs that a person likes and may hear, newest like first. Ids of likes are UUIDv7, so their order is that
-- of time.
-- Not Prisma: whether a song is published is said by a view, which Prisma does not know.
-- @param $1:userId
-- @param $2:before the id of the like to go on below
-- @param $3:limit
SELECT s.song_id AS "songId", s.songname, s.artist, s.genre, s.duration_ms AS "durationMs",
  s.audio_bytes IS NOT NULL AS "hasAudio!", s.cover_key IS NOT NULL AS "hasCover!",
  s.sound_ask IS NOT NULL AS "beingMade!",
  CASE WHEN lead(l.like_id) OVER (ORDER BY l.like_id DESC) IS NOT NULL THEN l.like_id::text END AS cursor
FROM song_likes l JOIN songs s ON s.user_id = l.song_user_id AND s.song_id = l.song_id
WHERE l.user_id = $1 AND l.like_id < $2 AND (s.user_id = $1 OR EXISTS (
  SELECT FROM published_songs published WHERE published.user_id = s.user_id AND published.song_id = s.song_id))
ORDER BY l.like_id DESC
LIMIT $3::int
