-- A page of other people's public playlists, most played first. Every counter is read once, in one go; only the page's
-- playlists are then looked at further.
-- Not Prisma: pages ask for it often, ordered by a sum over another table; 6.1 times the answers of Prisma (`npm run bench -- reads`).
-- @param $1:userId who looks
-- @param $2:plays and the next: plays and id of the playlist to go on below
-- @param $3:before
-- @param $4:limit
WITH counted AS (
  SELECT user_id, playlist_id, sum(plays)::bigint AS plays FROM play_counts GROUP BY user_id, playlist_id
), found AS (
  SELECT user_id, playlist_id, coalesce(plays, 0) AS plays
  FROM playlists LEFT JOIN counted USING (user_id, playlist_id)
  WHERE visibility = 'public' AND user_id <> $1 AND (coalesce(plays, 0), playlist_id) < ($2::bigint, $3::uuid)
  ORDER BY 3 DESC, 2 DESC
  LIMIT $4::int + 1
), page AS (
  SELECT *, lead(playlist_id) OVER (ORDER BY plays DESC, playlist_id DESC) AS next
  FROM found ORDER BY plays DESC, playlist_id DESC LIMIT $4::int
)
SELECT p.playlist_id AS "playlistId!", p.name AS "name!", p.visibility AS "visibility!", d.owner_person AS "owner.personId",
  d.owner_name AS "owner.displayName!", d.owner_editor AS "owner.editor!", p.user_id = $1 AS "mine!", d.plays AS "plays!", d.songs AS "songCount!",
  d.duration_ms AS "durationMs!", p.version AS "version!", p.updated_at AS "updatedAt!",
  CASE WHEN page.next IS NOT NULL THEN page.plays || '_' || page.playlist_id END AS cursor
FROM page JOIN playlists p USING (user_id, playlist_id) CROSS JOIN LATERAL playlist_details(p.user_id, p.playlist_id) AS d
ORDER BY page.plays DESC, page.playlist_id DESC
