-- Of the entries in the bin by which a song and playlists of one person hang together, those whose other end lies in the
-- bin, too, go over to that one, and come back with it; those whose other end is gone for good go. With a song, those of
-- playlists go, too, that have been filled since: the song stays out of them.
-- Not Prisma: it compares rows of the bin with each other and with what there is.
-- @param $1:userId
-- @param $2:thing what is being put back: a song or a playlist
-- @param $3:thingId
-- @param $4:mostSongs that a playlist holds
WITH entry AS (
  SELECT e.bin_id, other.thing, other.thing_id,
    CASE other.thing
      WHEN 'song' THEN EXISTS (SELECT FROM songs s WHERE s.user_id = $1 AND s.song_id = other.thing_id)
      ELSE EXISTS (SELECT FROM playlists p WHERE p.user_id = $1 AND p.playlist_id = other.thing_id)
    END AS there,
    (SELECT head.removed_at FROM bin head
      WHERE head.user_id = $1 AND head.thing = other.thing AND head.thing_id = other.thing_id
        AND head.of_table IN ('songs', 'playlists')) AS removed_at,
    -- A playlist has its songs where it lies itself.
    other.thing = 'playlist' AND $4::int <= (
      (SELECT count(*) FROM playlist_songs held WHERE held.user_id = $1 AND held.playlist_id = other.thing_id)
      + (SELECT count(*) FROM bin held
        WHERE held.user_id = $1 AND held.thing = 'playlist' AND held.thing_id = other.thing_id
          AND held.of_table = 'playlist_songs')) AS is_full
  FROM bin e CROSS JOIN LATERAL (
    SELECT CASE e.thing WHEN 'song' THEN 'playlist' ELSE 'song' END::removable AS thing,
      (e.rows -> 0 ->> CASE e.thing WHEN 'song' THEN 'playlist_id' ELSE 'song_id' END)::uuid AS thing_id) AS other
  WHERE e.user_id = $1 AND e.thing = $2 AND e.thing_id = $3 AND e.of_table = 'playlist_songs' AND e.named_id = $1
), gone_over AS (
  UPDATE bin b SET thing = entry.thing, thing_id = entry.thing_id, removed_at = entry.removed_at
  FROM entry WHERE b.user_id = $1 AND b.thing = $2 AND b.thing_id = $3 AND b.bin_id = entry.bin_id
    AND NOT entry.there AND entry.removed_at IS NOT NULL AND NOT entry.is_full
  RETURNING b.bin_id
), gone AS (
  DELETE FROM bin b USING entry
  WHERE b.user_id = $1 AND b.thing = $2 AND b.thing_id = $3 AND b.bin_id = entry.bin_id
    AND (NOT entry.there AND entry.removed_at IS NULL OR entry.is_full)
  RETURNING b.bin_id
)
SELECT ARRAY(
  SELECT p.name FROM entry JOIN playlists p ON p.user_id = $1 AND p.playlist_id = entry.thing_id
  WHERE entry.is_full ORDER BY p.name) AS "fullNames!"
