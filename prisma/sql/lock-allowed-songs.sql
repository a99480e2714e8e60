-- Which of these songs a playlist may hold, and whose they are: its owner's, published ones, and what stands in it
-- already, since a song that its owner has taken back must not hold up the order of the others. They cannot be deleted
-- until the transaction ends.
-- Not Prisma: FOR KEY SHARE, so that none of the songs is deleted before it stands in the playlist.
-- @param $1:userId
-- @param $2:playlistId
-- @param $3:songIds
SELECT s.user_id AS "userId", s.song_id AS "songId"
FROM songs s
WHERE s.song_id = ANY($3::uuid[]) AND (
  s.user_id = $1
  OR EXISTS (SELECT FROM published_songs published WHERE published.user_id = s.user_id AND published.song_id = s.song_id)
  OR EXISTS (
    SELECT FROM playlist_songs ps
    WHERE ps.user_id = $1 AND ps.playlist_id = $2 AND ps.song_user_id = s.user_id AND ps.song_id = s.song_id))
FOR KEY SHARE OF s
