-- A page of a person's public playlists, newest first, as `list-playlists` shows one's own.
-- Not Prisma: pages ask for it often, with plays and songs added up, as `list-playlists` does.
-- @param $1:userId who looks
-- @param $2:ownerId
-- @param $3:before the id to go on below
-- @param $4:limit
WITH page AS (
  SELECT *, lead(playlist_id) OVER (ORDER BY playlist_id DESC) AS next
  FROM playlists
  WHERE user_id = $2 AND playlist_id < $3 AND visibility = 'public'
  ORDER BY playlist_id DESC
  LIMIT $4::int
)
SELECT p.playlist_id AS "playlistId", p.name, p.visibility, d.owner_person AS "owner.personId",
  d.owner_name AS "owner.displayName!", d.owner_editor AS "owner.editor!", p.user_id = $1 AS "mine!",
  d.plays AS "plays!", d.songs AS "songCount!", d.duration_ms AS "durationMs!", p.version, p.updated_at AS "updatedAt",
  CASE WHEN p.next IS NOT NULL THEN p.playlist_id::text END AS cursor
FROM page p CROSS JOIN LATERAL playlist_details(p.user_id, p.playlist_id) AS d
ORDER BY p.playlist_id DESC
