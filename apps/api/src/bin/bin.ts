import type { Transaction } from '@setlist/db/create-prisma';
import { runForOne, sql } from '@setlist/db/sql';

/** Rows of a table that are there for a thing, and go with it. */
interface Part {
  ofTable: string;
  /** The column that says whose rows they are. */
  ownerColumn: string;
  /** The column that says of what thing; null where all rows of the owner are meant. */
  idColumn: string | null;
  /** The column with another user id, if there is one. */
  namedColumn: string | null;
}

/** Something that was removed: whose it is, and which. */
export interface Removed {
  userId: string;
  thing: 'song' | 'playlist' | 'listen' | 'history';
  thingId: string;
}

const SONG = { ownerColumn: 'user_id', idColumn: 'song_id', namedColumn: null };
const PLAYLIST = { ownerColumn: 'user_id', idColumn: 'playlist_id', namedColumn: null };
const LISTENS = { ofTable: 'listens', ownerColumn: 'user_id', namedColumn: null };

/**
 * What each thing has rows in, the thing's own table first. Plays and gates of a playlist are not here: they stay where
 * they are (decision 53).
 */
const PARTS: Record<Removed['thing'], readonly Part[]> = {
  song: [
    { ...SONG, ofTable: 'songs' },
    { ...SONG, ofTable: 'song_likes', ownerColumn: 'song_user_id', namedColumn: 'user_id' },
    // Of the owner's own playlists alone: in those of others the entry stays, and says that the song is gone.
    { ...SONG, ofTable: 'playlist_songs', namedColumn: 'song_user_id' },
  ],
  playlist: [
    { ...PLAYLIST, ofTable: 'playlists' },
    { ...PLAYLIST, ofTable: 'playlist_songs', namedColumn: 'song_user_id' },
    { ...PLAYLIST, ofTable: 'play_counts' },
    { ...PLAYLIST, ofTable: 'featured_playlists' },
  ],
  listen: [{ ...LISTENS, idColumn: 'listen_id' }],
  history: [{ ...LISTENS, idColumn: null }],
};

/** Moves a thing, with all that goes with it, into its owner's bin. Returns whether there was anything. */
export async function putIntoBin(tx: Transaction, removed: Removed): Promise<boolean> {
  let some = false;
  // The thing's own row last: what refers to it would go with it.
  for (const part of PARTS[removed.thing].toReversed()) {
    const { put } = await runForOne(tx, sql.putIntoBin, { ...part, ...removed });
    some ||= put > 0;
  }
  return some;
}

/** Moves a thing out of the bin, whole. */
export async function putBack(tx: Transaction, removed: Removed): Promise<void> {
  for (const { idColumn: _, ...part } of PARTS[removed.thing]) {
    await runForOne(tx, sql.putBack, { ...part, ...removed });
  }
}
