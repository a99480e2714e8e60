import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { versionOf } from '../http/if-match.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { readOneJson } from '../sql/json.ts';
import { claimOwnPlaylist } from './claim-own-playlist.ts';
import { PLAYLIST } from './playlist-json.ts';

type Contract = typeof contracts.updatePlaylist;

/** Changes name or visibility of one of the caller's playlists, if `If-Match` names its current version. */
export async function updatePlaylist(
  { prisma, caller: { userId } }: Context,
  { params: { playlistId }, headers, body }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const key = { userId, playlistId };
  const playlist = await prisma.$transaction(async (tx) => {
    await claimOwnPlaylist(tx, key, versionOf(headers));
    await tx.playlist.update({ where: { userId_playlistId: key }, data: body });
    return readOneJson(tx, PLAYLIST, key);
  });
  return { status: 200, ...playlist };
}
