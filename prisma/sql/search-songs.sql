-- A page of a person's songs that a search finds, the best first.
-- Not Prisma: it ranks what three indexes find (decision 42).
-- @param $1:userId
-- @param $2:text
-- @param $3:score and the next: score and id of the song to go on below
-- @param $4:before
-- @param $5:limit
WITH found AS (
  SELECT song_id, score FROM found_songs($1, $2) WHERE (score, song_id) < ($3::bigint, $4::uuid)
  ORDER BY score DESC, song_id DESC
  LIMIT $5::int + 1
), page AS (
  SELECT *, lead(song_id) OVER (ORDER BY score DESC, song_id DESC) AS next
  FROM found ORDER BY score DESC, song_id DESC LIMIT $5::int
)
SELECT s.song_id AS "songId", s.songname, s.artist, s.genre, s.duration_ms AS "durationMs",
  s.audio_bytes IS NOT NULL AS "hasAudio!", s.cover_key IS NOT NULL AS "hasCover!",
  s.sound_ask IS NOT NULL AS "beingMade!", s.sound_failed AS "soundFailed",
  EXISTS (SELECT FROM song_likes l WHERE l.user_id = $1 AND l.song_id = s.song_id) AS "liked!", s.version,
  s.created_at AS "createdAt", s.updated_at AS "updatedAt",
  CASE WHEN page.next IS NOT NULL THEN page.score || '_' || page.song_id END AS cursor
FROM page JOIN songs s ON s.user_id = $1 AND s.song_id = page.song_id
ORDER BY page.score DESC, page.song_id DESC
