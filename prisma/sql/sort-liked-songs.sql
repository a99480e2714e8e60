-- A page of the songs that a person likes and may hear, in another order than the newest like first. All of them are put
-- in order each time: whose songs they are does not matter to an index.
-- Not Prisma: whether a song is published is said by a view, which Prisma does not know.
-- @param $1:userId
-- @param $2:sort added, title, artist, genre or duration
-- @param $3:descending
-- @param $4:beyond and the next: key of the song and id of the like to go on beyond
-- @param $5:beyondId
-- @param $6:limit
WITH liked AS (
  SELECT s.*, l.like_id, song_key($2, s.folded, s.genre, s.duration_ms) COLLATE "C" AS key
  FROM song_likes l JOIN songs s ON s.user_id = l.song_user_id AND s.song_id = l.song_id
  WHERE l.user_id = $1 AND (s.user_id = $1 OR EXISTS (
    SELECT FROM published_songs published WHERE published.user_id = s.user_id AND published.song_id = s.song_id))
), found AS (
  SELECT *, row_number() OVER (
    ORDER BY CASE WHEN $3 THEN key END DESC, CASE WHEN $3 THEN like_id END DESC, key, like_id
  ) AS nth
  FROM liked
  WHERE CASE WHEN $3 THEN (key, like_id) < ($4, $5::uuid) ELSE (key, like_id) > ($4, $5::uuid) END
  ORDER BY nth
  LIMIT $6::int + 1
), page AS (
  SELECT *, lead(like_id) OVER (ORDER BY nth) AS next FROM found
)
SELECT page.song_id AS "songId!", page.songname AS "songname!", page.artist AS "artist!", page.genre AS "genre!",
  page.duration_ms AS "durationMs", page.audio_bytes IS NOT NULL AS "hasAudio!", page.cover_key IS NOT NULL AS "hasCover!",
  page.sound_ask IS NOT NULL AS "beingMade!",
  CASE WHEN page.next IS NOT NULL THEN sorted_cursor($2, $3, page.key, page.like_id) END AS cursor
FROM page
WHERE page.nth <= $6::int
ORDER BY page.nth
