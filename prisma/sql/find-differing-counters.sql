-- Playlists whose counter does not say what their rows say. Those in the bin have rows of plays, and no counter.
-- Not Prisma: it compares two tables whole, in one snapshot, while plays come in.
SELECT user_id AS "userId!", playlist_id AS "playlistId!", coalesce(counted, 0)::int AS "counted!",
  coalesce(rows, 0)::int AS "rows!"
FROM (SELECT user_id, playlist_id, sum(plays) AS counted FROM play_counts GROUP BY 1, 2) AS counters
FULL JOIN (
  SELECT user_id, playlist_id, count(*) AS rows FROM plays JOIN playlists USING (user_id, playlist_id) GROUP BY 1, 2
) AS played USING (user_id, playlist_id)
WHERE coalesce(counted, 0) <> coalesce(rows, 0)
ORDER BY 1, 2
