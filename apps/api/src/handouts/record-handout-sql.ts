/** Songs of which a listener's handouts are kept, the newest ones: a bound to what one person can make us keep. */
export const MOST_SONGS = 300;

/** Separate parts of one song that are kept; whoever asks for more pieces begins anew with the last. */
const MOST_PARTS = 64;

/**
 * Adds a part of a song's audio to what a listener was sent. $1 listener, $2 song, $3 first byte, $4 the byte after the
 * last, $5 milliseconds since the sending began.
 */
export const RECORD_HANDOUT = {
  name: 'record-handout',
  text: `
    WITH forgotten AS (
      DELETE FROM audio_handouts WHERE user_id = $1 AND song_id IN (
        SELECT song_id FROM audio_handouts WHERE user_id = $1 AND song_id <> $2::uuid
        ORDER BY last_handed_at DESC OFFSET ${MOST_SONGS - 1})
    )
    INSERT INTO audio_handouts AS known (user_id, song_id, ranges, bytes, handed_at, last_handed_at)
    VALUES ($1, $2, int4multirange(int4range($3::int, $4::int)), $4::int - $3::int,
            clock_timestamp() - $5::float8 * interval '1 ms', clock_timestamp())
    ON CONFLICT (user_id, song_id) DO UPDATE SET
      (ranges, bytes) = (
        SELECT sum, (SELECT sum(upper(part) - lower(part)) FROM unnest(sum) AS part)
        FROM (SELECT CASE WHEN (SELECT count(*) FROM unnest(known.ranges)) < ${MOST_PARTS}
                     THEN known.ranges + excluded.ranges ELSE excluded.ranges END) AS added (sum)),
      handed_at = least(known.handed_at, excluded.handed_at),
      last_handed_at = excluded.last_handed_at`,
};
