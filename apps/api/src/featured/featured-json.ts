import { Featured, PlaylistSummary } from '@setlist/contracts';
import { sql } from '@setlist/db/sql';
import { jsonList, jsonObject } from '../sql/json.ts';

/** The featured list with its playlists, as finished JSON. */
export const FEATURED = jsonObject(Featured, sql.findFeatured, {
  playlists: jsonList(PlaylistSummary, sql.findFeaturedPlaylists),
});
