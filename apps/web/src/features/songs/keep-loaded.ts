import type { Song } from '@setlist/contracts/songs';

/** Songs as far as they are loaded, and where the next page begins; null at the end. */
export interface LoadedSongs {
  items: Song[];
  nextCursor: string | null;
}

/**
 * A first page that was read anew, followed by what had been loaded after the page it replaces, if it still follows
 * it: a list that somebody has made longer does not shrink under their hands.
 */
export function keepLoaded(shown: LoadedSongs, fresh: LoadedSongs): LoadedSongs {
  const isStart = fresh.items.every(({ songId }, index) => shown.items[index]?.songId === songId);
  if (!isStart || fresh.nextCursor === null) return fresh;
  return {
    items: [...fresh.items, ...shown.items.slice(fresh.items.length)],
    nextCursor: shown.nextCursor,
  };
}
