import type { Transaction } from '@setlist/db/create-prisma';
import { run, sql } from '@setlist/db/sql';
import { refuseUnknownOrTwice } from '../errors.ts';

/** A public playlist, by whose it is and which. */
export interface OpenPlaylist {
  userId: string;
  playlistId: string;
}

/**
 * The public playlists among these ids, in the order of the ids and each as often as it is named. They stay locked
 * against deletion until the transaction ends.
 */
export async function openPlaylists(tx: Transaction, ids: readonly string[]): Promise<OpenPlaylist[]> {
  const rows = await run(tx, sql.lockPublicPlaylists, { playlistIds: ids });
  const open = new Map(rows.map((row) => [row.playlistId, row]));
  return ids.flatMap((id) => open.get(id.toLowerCase()) ?? []);
}

/**
 * The same, of ids that must all name public playlists, none of them twice: throws `invalid-input` with an entry for
 * each wrong one. Private and missing ones are told alike.
 */
export async function requireOpenPlaylists(tx: Transaction, ids: readonly string[]): Promise<OpenPlaylist[]> {
  const playlists = await openPlaylists(tx, ids);
  const open = new Set(playlists.map(({ playlistId }) => playlistId));
  const wanted = ids.map((id) => id.toLowerCase());
  refuseUnknownOrTwice('playlistIds', wanted, open, 'must be a public playlist');
  return playlists;
}
