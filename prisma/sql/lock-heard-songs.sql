-- Which of these songs a person may hear, and whose they are: their own, and published ones. They cannot be deleted
-- until the transaction ends.
-- Not Prisma: FOR KEY SHARE, so that none of the songs is deleted before what names it is there.
-- @param $1:userId
-- @param $2:songIds
SELECT s.user_id AS "userId", s.song_id AS "songId"
FROM songs s
WHERE s.song_id = ANY($2::uuid[]) AND (s.user_id = $1 OR EXISTS (
  SELECT FROM published_songs published WHERE published.user_id = s.user_id AND published.song_id = s.song_id))
FOR KEY SHARE OF s
