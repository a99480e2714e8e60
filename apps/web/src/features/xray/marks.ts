/** Where the person's own songs come from, as X-ray tells it. */
export const OWN_SONGS = { request: 'GET /songs', source: 'songs.user_id = sub' } as const;

/** Where the playlist of a page comes from, as X-ray tells it. */
export const THE_PLAYLIST = {
  request: 'GET /playlists/{playlistId}',
  source: 'playlists.playlist_id',
} as const;
