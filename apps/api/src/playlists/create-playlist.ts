import { randomUUIDv7 } from 'node:crypto';
import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { type PlaylistRow, readPlaylist } from '../sql/playlist-json.ts';
import { transaction } from '../sql/transaction.ts';
import { refuseBeyondPlan } from '../users/plan-limits.ts';

type Contract = typeof contracts.createPlaylist;

/** Adds an empty playlist of the caller. Throws `plan-limit`. */
export async function createPlaylist(
  { pool, caller }: Context,
  { body: { name, visibility } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const playlistId = randomUUIDv7();
  const playlist = await transaction(pool, async (client) => {
    await refuseBeyondPlan(client, caller, 'playlists');
    await client.query(
      'INSERT INTO playlists (user_id, playlist_id, name, visibility) VALUES ($1, $2, $3, $4)',
      [caller.userId, playlistId, name, visibility],
    );
    return (await readPlaylist(client, caller.userId, playlistId)) as PlaylistRow;
  });
  return { status: 201, headers: { Location: `/playlists/${playlistId}` }, ...playlist };
}
