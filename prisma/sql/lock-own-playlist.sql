-- Holds one of a person's playlists until it is removed: who plays it at this moment, or puts it into the featured list,
-- is waited for, and what they added is there afterwards. No row comes back when it is not theirs.
-- Not Prisma: FOR UPDATE.
-- @param $1:userId
-- @param $2:playlistId
SELECT playlist_id AS "playlistId" FROM playlists WHERE user_id = $1 AND playlist_id = $2 FOR UPDATE
