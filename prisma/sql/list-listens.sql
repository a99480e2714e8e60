-- A page of what a person heard, newest first. Of a song or a playlist that they cannot open any more nothing is told but
-- that it is gone.
-- Not Prisma: whether a song may be told of is asked of a view, and what it names may be gone.
-- @param $1:userId
-- @param $2:beforeMs the time to go on below, in milliseconds since 1970
-- @param $3:beforeId with the id that has it
-- @param $4:limit
WITH page AS (
  SELECT *, lead(listen_id) OVER (ORDER BY heard_at DESC, listen_id DESC) AS next
  FROM listens
  WHERE user_id = $1 AND (heard_at, listen_id) < (to_timestamp($2::float8 / 1000), $3::uuid)
  ORDER BY heard_at DESC, listen_id DESC
  LIMIT $4::int
)
SELECT l.listen_id AS "listenId!", l.song_id AS "songId!", s.songname, s.artist, s.genre, s.duration_ms AS "durationMs",
  s.audio_bytes IS NOT NULL AS "hasAudio!", s.cover_key IS NOT NULL AS "hasCover!",
  EXISTS (SELECT FROM song_likes k WHERE k.user_id = $1 AND k.song_id = s.song_id) AS "liked!",
  CASE WHEN s.song_id IS NULL THEN CASE WHEN EXISTS (
    SELECT FROM songs held WHERE held.song_id = l.song_id
  ) THEN 'private' ELSE 'deleted' END END::gone AS gone,
  l.playlist_id AS "playlistId", p.name AS "playlistName", u.display_name AS "playlistOwner",
  p.user_id = $1 AS "playlistMine", l.playlist_id IS NOT NULL AND p.playlist_id IS NULL AS "playlistGone!",
  l.heard_at AS "heardAt!", l.heard_ms AS "heardMs!", l.counted AS "counted!",
  CASE WHEN l.next IS NOT NULL THEN (extract(epoch FROM l.heard_at) * 1000)::bigint || '_' || l.listen_id END AS cursor
FROM page l LEFT JOIN LATERAL (
  SELECT * FROM songs held WHERE held.song_id = l.song_id AND (
    held.user_id = $1 OR EXISTS (
      SELECT FROM published_songs shown WHERE shown.user_id = held.user_id AND shown.song_id = held.song_id)) OFFSET 0
) AS s ON true
LEFT JOIN playlists p ON p.playlist_id = l.playlist_id
  AND (p.user_id = $1 OR p.visibility = 'public')
LEFT JOIN users u ON u.user_id = p.user_id
ORDER BY l.heard_at DESC, l.listen_id DESC
