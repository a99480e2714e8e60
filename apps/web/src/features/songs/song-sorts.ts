import type { Sorting } from '#lib/sorting.ts';

/** What lists of songs are sorted by, as the API names it. */
export const SONG_SORTS = ['added', 'title', 'artist', 'genre', 'duration'] as const;
export type SongSorting = Sorting<(typeof SONG_SORTS)[number]>;
