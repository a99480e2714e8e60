-- The songs of a playlist that a person may see, in order.
-- Not Prisma: it is the list of songs in the answer that `find-playlist` gives, in the same statement.
-- @param $1:userId who looks
-- @param $2:playlistId
SELECT c.song_id AS "songId!", c.songname AS "songname!", c.artist AS "artist!", c.genre AS "genre!",
  c.duration_ms AS "durationMs", c.audio_bytes IS NOT NULL AS "hasAudio!",
  c.cover_key IS NOT NULL AS "hasCover!"
FROM playlists p CROSS JOIN LATERAL (
  -- OFFSET 0 keeps it on its own: else the planner takes a playlist's songs for so many that it reads all songs there are.
  SELECT * FROM playlist_contents held WHERE held.user_id = p.user_id AND held.playlist_id = p.playlist_id OFFSET 0
) AS c
WHERE p.playlist_id = $2 AND (p.user_id = $1 OR p.visibility = 'public')
ORDER BY c.position
