-- The featured playlists, in the editors' order. One that its owner made private meanwhile stays in the list, unseen,
-- until an editor saves the next one.
-- Not Prisma: it is the list of playlists in the answer that `find-featured` gives, in the same statement.
-- @param $1:userId who looks
SELECT p.playlist_id AS "playlistId", p.name, p.visibility, d.owner_person AS "owner.personId",
  d.owner_name AS "owner.displayName!", d.owner_editor AS "owner.editor!", p.user_id = $1 AS "mine!", d.plays AS "plays!", d.songs AS "songCount!",
  d.duration_ms AS "durationMs!", p.version, p.updated_at AS "updatedAt"
FROM featured_playlists f JOIN playlists p USING (user_id, playlist_id)
CROSS JOIN LATERAL playlist_details(p.user_id, p.playlist_id) AS d
WHERE p.visibility = 'public'
ORDER BY f.position
