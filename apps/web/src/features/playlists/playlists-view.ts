import { addressOf, type Sorting } from '#lib/sorting.ts';

/** What lists of playlists are sorted by, as the API names it. */
export const PLAYLIST_SORTS = ['added', 'name'] as const;

/** What the page of one's own playlists shows: those of which visibility, in which order; an empty text where it is all. */
export interface PlaylistsView {
  visibility: '' | 'public' | 'private';
  sorting: Sorting<(typeof PLAYLIST_SORTS)[number]>;
}

/** The address of such a page; with a cursor that of a later one. */
export const playlistsAddress = ({ visibility, sorting }: PlaylistsView, cursor = '') =>
  addressOf('/playlists', sorting, { visibility, cursor });
