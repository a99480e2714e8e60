import { contracts } from '@setlist/contracts';
import { type Route, route } from '../http/route.ts';
import { getFeatured } from './get-featured.ts';
import { listFeaturedHistory } from './list-featured-history.ts';
import { replaceFeatured } from './replace-featured.ts';
import { restoreFeatured } from './restore-featured.ts';

export const featuredRoutes: readonly Route[] = [
  route('GET /playlists/featured', 'user', contracts.getFeatured, getFeatured),
  route('PUT /playlists/featured', 'editor', contracts.replaceFeatured, replaceFeatured),
  route('GET /playlists/featured/history', 'editor', contracts.listFeaturedHistory, listFeaturedHistory),
  route('POST /playlists/featured/restore', 'editor', contracts.restoreFeatured, restoreFeatured),
];
