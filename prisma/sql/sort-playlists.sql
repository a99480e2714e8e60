-- A page of a person's playlists in another order than the newest first. All of them are put in order each time.
-- Not Prisma: names are ordered by what case and accents leave, and plays and songs added up, as `list-playlists` does.
-- @param $1:userId
-- @param $2:sort added or name
-- @param $3:descending
-- @param $4:beyond and the next: key and id of the playlist to go on beyond
-- @param $5:beyondId
-- @param $6:limit
-- @param $7:visibility?
WITH own AS (
  SELECT *, (CASE $2 WHEN 'name' THEN left(folded(name), 100) ELSE '' END) COLLATE "C" AS key
  FROM playlists
  WHERE user_id = $1 AND ($7::visibility IS NULL OR visibility = $7)
), found AS (
  SELECT *, row_number() OVER (
    ORDER BY CASE WHEN $3 THEN key END DESC, CASE WHEN $3 THEN playlist_id END DESC, key, playlist_id
  ) AS nth
  FROM own
  WHERE CASE WHEN $3 THEN (key, playlist_id) < ($4, $5::uuid) ELSE (key, playlist_id) > ($4, $5::uuid) END
  ORDER BY nth
  LIMIT $6::int + 1
), page AS (
  SELECT *, lead(playlist_id) OVER (ORDER BY nth) AS next FROM found
)
SELECT p.playlist_id AS "playlistId!", p.name AS "name!", p.visibility AS "visibility!", d.owner_person AS "owner.personId",
  d.owner_name AS "owner.displayName!", d.owner_editor AS "owner.editor!", p.user_id = $1 AS "mine!", d.plays AS "plays!", d.songs AS "songCount!",
  d.duration_ms AS "durationMs!", p.version AS "version!", p.updated_at AS "updatedAt!",
  CASE WHEN p.next IS NOT NULL THEN sorted_cursor($2, $3, p.key, p.playlist_id) END AS cursor
FROM page p CROSS JOIN LATERAL playlist_details(p.user_id, p.playlist_id) AS d
WHERE p.nth <= $6::int
ORDER BY p.nth
