import { Playlist } from '@setlist/contracts';
import { sql } from '@setlist/db/sql';
import { jsonObject } from '../sql/json.ts';

/** A playlist with its songs, as finished JSON: no row when it is not there for this person to see. */
export const PLAYLIST = jsonObject(Playlist, sql.findPlaylist, {
  songs: sql.findPlaylistSongs,
});
