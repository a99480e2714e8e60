import { z } from 'zod';
import { defineContract } from './contract.ts';
import { pageOf, pageQuery } from './paging.ts';
import { Person } from './people.ts';
import { PlaylistSummary } from './playlists.ts';
import { Song } from './songs.ts';
import { termOfText } from './text.ts';

/** Most characters that may be looked for. */
export const MAX_SOUGHT = 100;

const q = termOfText({ min: 1, max: MAX_SOUGHT, trimmed: true });
const pagedQuery = z.strictObject({ q, ...pageQuery });

/** A person as a search finds them. */
export const FoundPerson = z
  .strictObject(Person.pick({ personId: true, displayName: true, editor: true, self: true }).shape)
  .meta({ id: 'FoundPerson' });
export type FoundPerson = z.infer<typeof FoundPerson>;

/** What a search finds first, of each kind. */
export const Found = z
  .strictObject({
    songs: pageOf(Song),
    playlists: pageOf(PlaylistSummary),
    people: pageOf(FoundPerson),
  })
  .meta({ id: 'Found' });
export type Found = z.infer<typeof Found>;

export const search = defineContract({
  method: 'get',
  path: '/search',
  tag: 'Search',
  summary:
    'The caller’s songs, public playlists and the caller’s own, and people, the best first: words by their beginnings, also with a slip, whatever case and accents are',
  permission: 'user',
  query: z.strictObject({ q, limit: pageQuery.limit }),
  responses: { 200: { description: 'The first page of each kind', body: Found } },
});

export const searchSongs = defineContract({
  method: 'get',
  path: '/search/songs',
  tag: 'Search',
  summary: 'The caller’s songs by title and artist, the best first',
  permission: 'user',
  query: pagedQuery,
  responses: { 200: { description: 'A page of songs', body: pageOf(Song) } },
});

export const searchPlaylists = defineContract({
  method: 'get',
  path: '/search/playlists',
  tag: 'Search',
  summary: 'Public playlists and the caller’s own by name, the best first',
  permission: 'user',
  query: pagedQuery,
  responses: { 200: { description: 'A page of playlists', body: pageOf(PlaylistSummary) } },
});

export const searchPeople = defineContract({
  method: 'get',
  path: '/search/people',
  tag: 'Search',
  summary: 'People by the name that others see, the best first',
  permission: 'user',
  query: pagedQuery,
  responses: { 200: { description: 'A page of people', body: pageOf(FoundPerson) } },
});
