-- The songs of a playlist that a person may see, in order. Of one that cannot be heard nothing is told but why.
-- Not Prisma: it is the list of songs in the answer that `find-playlist` gives, in the same statement.
-- @param $1:userId who looks
-- @param $2:playlistId
SELECT entry.song_id AS "songId!", c.songname, c.artist, c.genre, c.duration_ms AS "durationMs",
  c.audio_bytes IS NOT NULL AS "hasAudio!", c.cover_key IS NOT NULL AS "hasCover!",
  c.sound_ask IS NOT NULL AS "beingMade!",
  EXISTS (SELECT FROM song_likes l WHERE l.user_id = $1 AND l.song_id = c.song_id) AS "liked!",
  CASE WHEN c.song_id IS NULL THEN CASE WHEN EXISTS (
    SELECT FROM songs s WHERE s.user_id = entry.song_user_id AND s.song_id = entry.song_id
  ) THEN 'private' ELSE 'deleted' END END::gone AS gone
FROM playlists p JOIN playlist_songs entry USING (user_id, playlist_id) LEFT JOIN LATERAL (
  -- As playlist_contents has it, but by key. OFFSET 0 keeps it on its own: else the planner takes a playlist's songs for
  -- so many that it reads all songs there are.
  SELECT * FROM songs s
  WHERE s.user_id = entry.song_user_id AND s.song_id = entry.song_id AND (s.user_id = entry.user_id OR EXISTS (
    SELECT FROM published_songs published WHERE published.user_id = s.user_id AND published.song_id = s.song_id)) OFFSET 0
) AS c ON true
WHERE p.playlist_id = $2 AND (p.user_id = $1 OR p.visibility = 'public')
ORDER BY entry.position
