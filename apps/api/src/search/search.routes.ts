import { contracts } from '@setlist/contracts';
import { type Route, route } from '../http/route.ts';
import { search } from './search.ts';
import { searchPeople } from './search-people.ts';
import { searchPlaylists } from './search-playlists.ts';
import { searchSongs } from './search-songs.ts';

export const searchRoutes: readonly Route[] = [
  route('GET /search', 'user', contracts.search, search),
  route('GET /search/songs', 'user', contracts.searchSongs, searchSongs),
  route('GET /search/playlists', 'user', contracts.searchPlaylists, searchPlaylists),
  route('GET /search/people', 'user', contracts.searchPeople, searchPeople),
];
