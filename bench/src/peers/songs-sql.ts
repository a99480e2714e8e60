/** The songs of one person as rows, for the peers that make JSON of them in Node.js. */
export const SONG_ROWS = `
  SELECT song_id AS "songId", songname, artist, genre, duration_ms AS "durationMs",
    audio_bytes IS NOT NULL AS "hasAudio", cover_key IS NOT NULL AS "hasCover", sound_ask IS NOT NULL AS "beingMade", sound_failed AS "soundFailed", version, created_at AS "createdAt", updated_at AS "updatedAt"
  FROM songs WHERE user_id = $1 ORDER BY song_id DESC LIMIT 20`;

/** A page of the contract, made of rows. */
export function pageOf(items: unknown[]) {
  return { items, nextCursor: null };
}
