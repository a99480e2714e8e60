-- Which of these objects in storage a row names, of a song that there is or of one in the bin.
-- Not Prisma: one snapshot of both, since a song goes from one to the other.
-- @param $1:keys
SELECT key AS "key!" FROM unnest($1::text[]) AS key
WHERE EXISTS (SELECT FROM songs s WHERE s.audio_key = key)
  OR EXISTS (SELECT FROM songs s WHERE s.cover_key = key)
  OR EXISTS (SELECT FROM bin b WHERE b.of_table = 'songs' AND b.rows -> 0 ->> 'audio_key' = key)
  OR EXISTS (SELECT FROM bin b WHERE b.of_table = 'songs' AND b.rows -> 0 ->> 'cover_key' = key)
