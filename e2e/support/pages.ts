import { sweep } from '@setlist/testing/sweep';
import type { Person, PersonOptions } from './people.ts';

/** Somebody with something on every page: an editor with songs and playlists, whose names are as long as they get. */
export const ESTABLISHED: PersonOptions = {
  displayName: 'Wolfeschlegelsteinhausenbergerdorff-Wiedenmannsweg',
  plan: 'full',
  playlists: [
    { name: 'Everything', songs: ['Paper Lanterns', 'Cold Tea', 'Night Ferry'], plays: 100 },
    {
      name: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz and What Came After It, the Long Cut',
      songs: ['Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch'],
    },
    { name: 'Sketches', visibility: 'private', songs: [] },
  ],
};

/** The addresses of the pages that a signed-in person can open: all of them, or for a short run the richest. */
export function pagesOf(person: Person): string[] {
  const playlists = person.playlists.map(({ playlistId }) => `/playlists/${playlistId}`);
  const all = [
    '/',
    '/songs',
    '/songs?q=nothing-like-it',
    '/search?q=e',
    '/playlists',
    '/liked',
    '/history',
    '/year',
    ...playlists,
    '/featured',
    '/featured/edit',
  ];
  return [...sweep(all, ['/', ...playlists.slice(0, 1), '/featured/edit']), '/settings'];
}

/** The addresses of the pages that need no sign-in; there is nothing at the last one. */
export const PUBLIC_PAGES: readonly string[] = ['/', '/auth/error?error=Callback', '/nothing-here'];
