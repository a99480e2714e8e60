-- A page of a person's playlists, newest first. Ids are UUIDv7, so their order is that of time.
-- Not Prisma: pages ask for it often, with plays and songs added up; 5.4 times the answers of Prisma (`npm run bench -- reads`).
-- @param $1:userId
-- @param $2:before the id to go on below
-- @param $3:limit
-- @param $4:visibility?
WITH page AS (
  SELECT *, lead(playlist_id) OVER (ORDER BY playlist_id DESC) AS next
  FROM playlists
  WHERE user_id = $1 AND playlist_id < $2 AND ($4::visibility IS NULL OR visibility = $4)
  ORDER BY playlist_id DESC
  LIMIT $3::int
)
SELECT p.playlist_id AS "playlistId", p.name, p.visibility, d.owner_person AS "owner.personId",
  d.owner_name AS "owner.displayName!", d.owner_editor AS "owner.editor!", p.user_id = $1 AS "mine!", d.plays AS "plays!", d.songs AS "songCount!",
  d.duration_ms AS "durationMs!", p.version, p.updated_at AS "updatedAt",
  CASE WHEN p.next IS NOT NULL THEN p.playlist_id::text END AS cursor
FROM page p CROSS JOIN LATERAL playlist_details(p.user_id, p.playlist_id) AS d
ORDER BY p.playlist_id DESC
