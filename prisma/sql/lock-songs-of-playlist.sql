-- Holds the own songs of a playlist in the bin, so that none is deleted before the playlist has it again.
-- Not Prisma: FOR KEY SHARE.
-- @param $1:userId
-- @param $2:playlistId
SELECT s.song_id AS "songId"
FROM songs s
WHERE s.user_id = $1 AND s.song_id IN (
  SELECT (entry.rows -> 0 ->> 'song_id')::uuid FROM bin entry
  WHERE entry.user_id = $1 AND entry.thing = 'playlist' AND entry.thing_id = $2 AND entry.of_table = 'playlist_songs')
FOR KEY SHARE
