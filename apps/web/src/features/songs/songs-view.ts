import { addressOf } from '#lib/sorting.ts';
import type { SongSorting } from './song-sorts.ts';

/** What the page of songs shows: what is searched for, of which genre, in which order; an empty text where it is all. */
export interface SongsView {
  q: string;
  genre: string;
  sorting: SongSorting;
}

/** The address of such a page. */
export const songsAddress = ({ q, genre, sorting }: SongsView) => addressOf('/songs', sorting, { q, genre });
