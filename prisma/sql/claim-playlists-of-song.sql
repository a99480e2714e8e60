-- Begins to put a song back into the own playlists that it left when it was removed: counts the version of those that
-- there still are, which locks them. Who arranges one at the same time waits, and then finds another version.
-- Not Prisma: which they are stands in the JSON of the bin.
-- @param $1:userId
-- @param $2:songId
UPDATE playlists held SET version = version + 1, updated_at = now()
FROM bin entry
WHERE entry.user_id = $1 AND entry.thing = 'song' AND entry.thing_id = $2 AND entry.of_table = 'playlist_songs'
  AND held.user_id = $1 AND held.playlist_id = (entry.rows -> 0 ->> 'playlist_id')::uuid
RETURNING held.playlist_id AS "playlistId!"
