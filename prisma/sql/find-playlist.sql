-- A playlist that a person may see: an own one, or a public one.
-- Not Prisma: pages ask for it often, with plays and songs added up; 5.1 times the answers of Prisma (`npm run bench -- reads`).
-- @param $1:userId who looks
-- @param $2:playlistId
SELECT p.playlist_id AS "playlistId", p.name, p.visibility, d.owner_person AS "owner.personId",
  d.owner_name AS "owner.displayName!", d.owner_editor AS "owner.editor!", p.user_id = $1 AS "mine!", d.plays AS "plays!", d.songs AS "songCount!",
  d.duration_ms AS "durationMs!", p.version, p.updated_at AS "updatedAt"
FROM playlists p CROSS JOIN LATERAL playlist_details(p.user_id, p.playlist_id) AS d
WHERE p.playlist_id = $2 AND (p.user_id = $1 OR p.visibility = 'public')
