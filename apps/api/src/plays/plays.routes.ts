import { contracts } from '@setlist/contracts';
import { type Route, route } from '../http/route.ts';
import { getPlays } from './get-plays.ts';
import { recordPlay } from './record-play.ts';

export const playRoutes: readonly Route[] = [
  route('POST /playlists/{playlistId}/plays', 'user', contracts.recordPlay, recordPlay),
  route('GET /playlists/getPlays', 'user-or-plays-reader', contracts.getPlays, getPlays),
];
