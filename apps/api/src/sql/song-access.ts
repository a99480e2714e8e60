/**
 * SQL that says whether a row `s` of songs stands in a public playlist of its own owner, so that everybody may hear it.
 * Somebody else's public playlist does not open a song: whether it is heard stays with the one it belongs to.
 */
export const IS_PUBLISHED = `EXISTS (
  SELECT FROM playlist_songs entry JOIN playlists shown USING (user_id, playlist_id)
  WHERE entry.user_id = s.user_id AND entry.song_user_id = s.user_id AND entry.song_id = s.song_id
    AND shown.visibility = 'public')`;

/**
 * SQL that joins the song `s` to a row `ps` of playlist_songs: one of the playlist's owner, or another person's for as
 * long as that person publishes it. An entry without its song is as good as none, and comes back with it.
 */
export const JOIN_SONG = `
  JOIN songs s ON s.user_id = ps.song_user_id AND s.song_id = ps.song_id
    AND (ps.song_user_id = ps.user_id OR ${IS_PUBLISHED})`;
