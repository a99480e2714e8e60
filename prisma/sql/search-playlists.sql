-- A page of the public playlists and of the viewer's own that a search finds, the best first.
-- Not Prisma: it ranks what three indexes find (decision 42).
-- @param $1:userId who looks
-- @param $2:text
-- @param $3:score and the next: score and id of the playlist to go on below
-- @param $4:before
-- @param $5:limit
WITH found AS (
  SELECT * FROM found_playlists($1, $2) WHERE (score, playlist_id) < ($3::bigint, $4::uuid)
  ORDER BY score DESC, playlist_id DESC
  LIMIT $5::int + 1
), page AS (
  SELECT *, lead(playlist_id) OVER (ORDER BY score DESC, playlist_id DESC) AS next
  FROM found ORDER BY score DESC, playlist_id DESC LIMIT $5::int
)
SELECT p.playlist_id AS "playlistId", p.name, p.visibility, d.owner_person AS "owner.personId",
  d.owner_name AS "owner.displayName!", d.owner_editor AS "owner.editor!", p.user_id = $1 AS "mine!", d.plays AS "plays!",
  d.songs AS "songCount!", d.duration_ms AS "durationMs!", p.version, p.updated_at AS "updatedAt",
  CASE WHEN page.next IS NOT NULL THEN page.score || '_' || page.playlist_id END AS cursor
FROM page JOIN playlists p USING (user_id, playlist_id) CROSS JOIN LATERAL playlist_details(p.user_id, p.playlist_id) AS d
ORDER BY page.score DESC, page.playlist_id DESC
