import { Featured } from '@setlist/contracts';
import { sql } from '@setlist/db/sql';
import { jsonObject } from '../sql/json.ts';

/** The featured list with its playlists, as finished JSON. */
export const FEATURED = jsonObject(Featured, sql.findFeatured, {
  playlists: sql.findFeaturedPlaylists,
});
