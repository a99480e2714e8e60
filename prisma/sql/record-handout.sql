-- Adds a part of a song's audio to what a listener was sent, and forgets the oldest songs beyond the bound.
-- Not Prisma: a multirange, added to as the row stands.
-- @param $1:userId
-- @param $2:songId
-- @param $3:from first byte
-- @param $4:to the byte after the last
-- @param $5:milliseconds since the sending began
-- @param $6:mostSongs songs of which handouts are kept, the newest ones
-- @param $7:mostParts separate parts of one song; whoever asks for more begins anew with the last
WITH forgotten AS (
  DELETE FROM audio_handouts WHERE user_id = $1 AND song_id IN (
    SELECT song_id FROM audio_handouts WHERE user_id = $1 AND song_id <> $2::uuid
    ORDER BY last_handed_at DESC OFFSET $6::int - 1)
)
INSERT INTO audio_handouts AS known (user_id, song_id, ranges, bytes, handed_at, last_handed_at)
VALUES ($1, $2, int4multirange(int4range($3::int, $4::int)), $4::int - $3::int,
        clock_timestamp() - $5::float8 * interval '1 ms', clock_timestamp())
ON CONFLICT (user_id, song_id) DO UPDATE SET
  (ranges, bytes) = (
    SELECT sum, (SELECT sum(upper(part) - lower(part)) FROM unnest(sum) AS part)
    FROM (SELECT CASE WHEN (SELECT count(*) FROM unnest(known.ranges)) < $7::int
                 THEN known.ranges + excluded.ranges ELSE excluded.ranges END) AS added (sum)),
  handed_at = least(known.handed_at, excluded.handed_at),
  last_handed_at = excluded.last_handed_at
