-- Where a song's audio is, if a person may hear it, its type and hash, and whether all of it is known to have been sent
-- to them.
-- Not Prisma: a player asks at each piece of a song; 12.5 times the answers of Prisma (`npm run bench -- reads`).
-- @param $1:userId who asks
-- @param $2:songId
SELECT s.audio_key AS "key!", s.audio_type AS "type!", s.audio_sha256 AS sha256,
  coalesce(h.bytes >= s.audio_bytes, false) AS "handed!"
FROM songs s LEFT JOIN audio_handouts h ON h.user_id = $1 AND h.song_id = s.song_id
WHERE s.song_id = $2 AND s.audio_bytes IS NOT NULL AND (s.user_id = $1 OR EXISTS (
  SELECT FROM published_songs published WHERE published.user_id = s.user_id AND published.song_id = s.song_id))
