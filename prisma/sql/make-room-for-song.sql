-- Moves on what has come to the places that a song has in own playlists, so that it can be put back there.
-- Not Prisma: which places they are stands in the JSON of the bin.
-- @param $1:userId
-- @param $2:songId
UPDATE playlist_songs later SET position = later.position + 1
FROM bin entry CROSS JOIN LATERAL jsonb_populate_record(NULL::playlist_songs, entry.rows -> 0) AS place
WHERE entry.user_id = $1 AND entry.thing = 'song' AND entry.thing_id = $2 AND entry.of_table = 'playlist_songs'
  AND later.user_id = $1 AND later.playlist_id = place.playlist_id AND later.position >= place.position
  AND EXISTS (
    SELECT FROM playlist_songs taken
    WHERE taken.user_id = $1 AND taken.playlist_id = place.playlist_id AND taken.position = place.position)
RETURNING later.position AS "position!"
