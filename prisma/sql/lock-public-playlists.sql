-- Which of these ids name public playlists, and whose. They cannot be deleted until the transaction ends; they are
-- locked in the order of their ids, so that two transactions do not wait for each other.
-- Not Prisma: FOR KEY SHARE, so that none of the playlists is deleted before it stands in the list.
-- @param $1:playlistIds
SELECT user_id AS "userId", playlist_id AS "playlistId"
FROM playlists
WHERE playlist_id = ANY($1::uuid[]) AND visibility = 'public'
ORDER BY playlist_id
FOR KEY SHARE
