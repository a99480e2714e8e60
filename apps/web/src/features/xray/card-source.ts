/** The columns behind a playlist's card, tile or row, as X-ray names them. */
export const CARD_SOURCE =
  'playlists.name, users.display_name (our copy), sum(play_counts.plays), playlists.visibility';
