import type { PlaylistSong } from '@setlist/contracts/playlists';
import { isHeard } from './heard-song.ts';

/** The message for a playlist of which nothing can be played: there is nothing in it, all of it is gone, or has no sound. */
export function whyUnplayable(songs: readonly PlaylistSong[]) {
  if (songs.length === 0) return 'playlist.nothing';
  return songs.some(isHeard) ? 'playlist.silent' : 'playlist.allGone';
}
