import type { PlaylistSong } from '@setlist/contracts/playlists';
import { useTranslations } from 'next-intl';

/** A song of a playlist that is not gone. */
export type HeardSong = PlaylistSong & { songname: string; artist: string; genre: string };

/** Whether there is more to tell of a playlist's song than why it is gone. */
export function isHeard(song: PlaylistSong): song is HeardSong {
  return song.gone === null;
}

/** What a playlist's song is called; of one that is gone it is why, since nobody is told its name any more. */
export function useSongTitle(song: PlaylistSong): string {
  const t = useTranslations();
  return song.songname ?? t(song.gone === 'private' ? 'song.gonePrivate' : 'song.goneDeleted');
}
