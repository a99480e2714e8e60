import { tellOfSong } from '#features/player/song-news.ts';

/**
 * What this page knows of likes beside what it was made with, by the songs' ids: so that all hearts of a song say the
 * same, in a list and in the player.
 */
const liked = new Map<string, boolean>();
const watchers = new Set<() => void>();

/** Whether a song is liked as far as this page has said or heard since; undefined when it has not. */
export const likedHere = (songId: string) => liked.get(songId);

/** Notes that a song is liked, or no more, for all who watch. */
export function noteLiked(songId: string, isLiked: boolean): void {
  if (liked.get(songId) === isLiked) return;
  liked.set(songId, isLiked);
  tellOfSong({ songId, liked: isLiked });
  for (const look of watchers) look();
}

/** Calls `look` whenever a like is noted; returns how to stop. */
export function watchLiked(look: () => void): () => void {
  watchers.add(look);
  return () => watchers.delete(look);
}
