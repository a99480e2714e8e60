-- A person's year, in the time zone that they say, as rows of several parts: `all` is one; an `hour` of the day and a
-- `month` have it in `place`; a `genre` has its name, and none where its songs are gone; of the most heard `song`s and
-- `playlist`s there are as many as asked for. What cannot be opened any more has an id and no name.
--
-- Clocks are put by quarters of an hour, so each quarter is told the zone's time once, and not each listen. Sums are
-- float8, which adds whole numbers as exactly as JSON has them, and faster than numeric.
-- Not Prisma: all sums are of two readings of one index, by clocks that only the database has at hand.
-- @param $1:userId
-- @param $2:year
-- @param $3:timeZone an IANA name
-- @param $4:most how many songs and playlists
WITH year AS (
  SELECT make_timestamptz($2::int, 1, 1, 0, 0, 0, $3::text) AS begins,
    make_timestamptz($2::int + 1, 1, 1, 0, 0, 0, $3::text) AS ends
), quarter AS (
  SELECT date_bin('15 minutes', heard_at, to_timestamp(0)) AT TIME ZONE $3::text AS begins,
    count(*)::float8 AS listens, sum(heard_ms)::float8 AS heard_ms
  FROM listens
  WHERE user_id = $1 AND heard_at >= (SELECT begins FROM year) AND heard_at < (SELECT ends FROM year)
  GROUP BY date_bin('15 minutes', heard_at, to_timestamp(0))
), hour AS (
  SELECT date_part('month', begins)::int AS month, date_part('hour', begins)::int AS hour,
    sum(listens) AS listens, sum(heard_ms) AS heard_ms
  FROM quarter GROUP BY 1, 2
), heard AS (
  SELECT song_id, playlist_id, count(*)::float8 AS listens, sum(heard_ms)::float8 AS heard_ms
  FROM listens
  WHERE user_id = $1 AND heard_at >= (SELECT begins FROM year) AND heard_at < (SELECT ends FROM year)
  GROUP BY song_id, playlist_id
), song AS (
  SELECT heard.*, s.songname, s.artist, s.genre, s.song_id IS NULL AS is_gone,
    row_number() OVER (ORDER BY listens DESC, heard_ms DESC, heard.song_id) AS place
  FROM (
    SELECT song_id, sum(listens) AS listens, sum(heard_ms) AS heard_ms FROM heard GROUP BY song_id
  ) AS heard LEFT JOIN LATERAL (
    SELECT * FROM songs held WHERE held.song_id = heard.song_id AND (held.user_id = $1 OR EXISTS (
      SELECT FROM published_songs shown WHERE shown.user_id = held.user_id AND shown.song_id = held.song_id)) OFFSET 0
  ) AS s ON true
), playlist AS (
  SELECT playlist_id, sum(listens) AS listens, sum(heard_ms) AS heard_ms,
    row_number() OVER (ORDER BY sum(listens) DESC, sum(heard_ms) DESC, playlist_id) AS place
  FROM heard WHERE playlist_id IS NOT NULL GROUP BY playlist_id
), part AS (
  SELECT 'all' AS part, 0 AS place, NULL::uuid AS id, NULL AS name, NULL AS artist, NULL::gone AS gone,
    coalesce(sum(listens), 0) AS listens, coalesce(sum(heard_ms), 0) AS heard_ms, count(*) AS songs
  FROM song
  UNION ALL
  SELECT 'hour', hour, NULL, NULL, NULL, NULL, sum(listens), sum(heard_ms), 0 FROM hour GROUP BY hour
  UNION ALL
  SELECT 'month', month, NULL, NULL, NULL, NULL, sum(listens), sum(heard_ms), 0 FROM hour GROUP BY month
  UNION ALL
  SELECT 'genre', row_number() OVER (ORDER BY sum(heard_ms) DESC, genre)::int, NULL, genre, NULL, NULL,
    sum(listens), sum(heard_ms), count(*)
  FROM song GROUP BY genre
  UNION ALL
  SELECT 'song', place::int, song_id, songname, artist, CASE WHEN is_gone THEN CASE WHEN EXISTS (
      SELECT FROM songs held WHERE held.song_id = song.song_id
    ) THEN 'private' ELSE 'deleted' END END::gone, listens, heard_ms, 1
  FROM song WHERE place <= $4::int
  UNION ALL
  SELECT 'playlist', place::int, playlist_id, p.name, NULL, NULL, listens, heard_ms, 0
  FROM playlist LEFT JOIN LATERAL (
    SELECT name FROM playlists held WHERE held.playlist_id = playlist.playlist_id
      AND (held.user_id = $1 OR held.visibility = 'public')
  ) AS p ON true
  WHERE place <= $4::int
)
SELECT part AS "part!", place AS "place!", id, name, artist, gone, listens AS "listens!",
  heard_ms AS "heardMs!", songs::float8 AS "songs!",
  (SELECT min(heard_at) FROM listens WHERE user_id = $1) AS "firstHeardAt"
FROM part
ORDER BY part, place
