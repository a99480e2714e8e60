-- A page of a person's songs in another order than the newest first.
-- Not Prisma: each order is read from an index over what case and accents leave, which Prisma does not know.
-- @param $1:userId
-- @param $2:sort added, title, artist, genre or duration
-- @param $3:descending
-- @param $4:beyond and the next: key and id of the song to go on beyond
-- @param $5:beyondId
-- @param $6:limit
-- @param $7:text? as in list-songs, and the next two
-- @param $8:genre?
-- @param $9:sounding?
WITH page AS (
  SELECT *, lead(song_id) OVER (ORDER BY nth) AS next
  FROM sorted_songs($1, $2, $3, $4, $5, $6::int + 1, $7, $8, $9) WITH ORDINALITY AS found (song_id, key, nth)
)
SELECT s.song_id AS "songId", s.songname, s.artist, s.genre, s.duration_ms AS "durationMs",
  s.audio_bytes IS NOT NULL AS "hasAudio!", s.cover_key IS NOT NULL AS "hasCover!",
  s.sound_ask IS NOT NULL AS "beingMade!", s.sound_failed AS "soundFailed",
  EXISTS (SELECT FROM song_likes l WHERE l.user_id = $1 AND l.song_id = s.song_id) AS "liked!", s.version,
  s.created_at AS "createdAt", s.updated_at AS "updatedAt",
  CASE WHEN page.next IS NOT NULL THEN sorted_cursor($2, $3, page.key, page.song_id) END AS cursor
FROM page JOIN songs s ON s.user_id = $1 AND s.song_id = page.song_id
WHERE page.nth <= $6::int
ORDER BY page.nth
