import type { Playlist } from '@setlist/contracts/playlists';
import type { Track } from './queue.ts';

/** The songs of a playlist that can be heard, as tracks. */
export function tracksOf(playlist: Playlist): Track[] {
  const { playlistId, name, owner, mine } = playlist;
  const from = { playlistId, name, owner: owner.displayName, mine };
  return playlist.songs
    .filter(({ hasAudio }) => hasAudio)
    .map(({ songId, songname, artist, durationMs }) => ({
      songId,
      title: songname,
      artist,
      durationMs,
      from,
    }));
}
