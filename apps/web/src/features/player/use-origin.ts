'use client';

import { useTranslations } from 'next-intl';
import type { MarkName } from '#features/xray/marks.ts';
import type { Track } from './queue.ts';

/** The list that a track is played from. */
interface Origin {
  name: string;
  href: string;
  /** Where its name lives, one of its songs, and all of them. */
  marks: { name: MarkName; song: MarkName; songs: MarkName };
}

const OTHERS = {
  songs: { words: 'player.yourSongs', href: '/songs', song: 'ownSong', songs: 'ownSongs' },
  liked: { words: 'likes.title', href: '/liked', song: 'likedSong', songs: 'likedSongs' },
  history: { words: 'history.title', href: '/history', song: 'heardSong', songs: 'heardSongs' },
} as const;

/** What the list is called that a track is played from, where it is, and the marks of what it shows. */
export function useOrigin({ from, list }: Pick<Track, 'from' | 'list'>): Origin {
  const t = useTranslations();
  if (from) {
    const marks = { name: 'playlistName', song: 'playlistSong', songs: 'playlistSongs' } as const;
    return { name: from.name, href: `/playlists/${from.playlistId}`, marks };
  }
  const { words, href, song, songs } = OTHERS[list ?? 'songs'];
  return { name: t(words), href, marks: { name: songs, song, songs } };
}
