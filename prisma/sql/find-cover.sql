-- Where a song's cover is, if a person may hear the song, and its type.
-- Not Prisma: a list asks for one for each song that it shows, and who may hear a song is a view.
-- @param $1:userId who asks
-- @param $2:songId
SELECT s.cover_key AS "key!", s.cover_type AS "type!"
FROM songs s
WHERE s.song_id = $2 AND s.cover_key IS NOT NULL AND (s.user_id = $1 OR EXISTS (
  SELECT FROM published_songs published WHERE published.user_id = s.user_id AND published.song_id = s.song_id))
