-- A page of a person's songs, newest first. Ids are UUIDv7, so their order is that of time.
-- Not Prisma: pages ask for it often; 2.0 times the answers of Prisma (`npm run bench -- reads`).
-- @param $1:userId
-- @param $2:before the id to go on below
-- @param $3:limit
-- @param $4:text? looked for in title and artist; one of which nothing is left, such as an accent alone, is in none
-- @param $5:genre?
-- @param $6:sounding? with audio, or without
SELECT s.song_id AS "songId", s.songname, s.artist, s.genre, s.duration_ms AS "durationMs",
  s.audio_bytes IS NOT NULL AS "hasAudio!", s.cover_key IS NOT NULL AS "hasCover!",
  s.sound_ask IS NOT NULL AS "beingMade!", s.sound_failed AS "soundFailed",
  EXISTS (SELECT FROM song_likes l WHERE l.user_id = $1 AND l.song_id = s.song_id) AS "liked!", s.version,
  s.created_at AS "createdAt", s.updated_at AS "updatedAt",
  CASE WHEN lead(s.song_id) OVER (ORDER BY s.song_id DESC) IS NOT NULL THEN s.song_id::text END AS cursor
FROM songs s
WHERE s.user_id = $1 AND s.song_id < $2 AND ($4::text IS NULL OR strpos(s.folded, (SELECT nullif(folded($4), ''))) > 0)
  AND ($5::text IS NULL OR s.genre = $5) AND ($6::boolean IS NULL OR (s.audio_bytes IS NOT NULL) = $6)
ORDER BY s.song_id DESC
LIMIT $3::int
