import type { contracts } from '@setlist/contracts';
import type { Transaction } from '@setlist/db/create-prisma';
import { run, sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { refuseUnknownOrTwice } from '../errors.ts';
import { versionOf } from '../http/if-match.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { readOneJson } from '../sql/json.ts';
import { claimOwnPlaylist } from './claim-own-playlist.ts';
import { PLAYLIST } from './playlist-json.ts';

type Contract = typeof contracts.replacePlaylistSongs;

/**
 * Replaces the songs of one of the caller's playlists, in the given order, if `If-Match` names its current version.
 * Throws `invalid-input` with an entry for each song that the caller may not hear, or that is named twice; what stands
 * in the playlist already may stay, so that a song that is gone does not hold up the order of the others.
 */
export async function replacePlaylistSongs(
  { prisma, caller: { userId } }: Context,
  { params: { playlistId }, headers, body }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const key = { userId, playlistId };
  const songIds = body.songIds.map((id) => id.toLowerCase());
  const playlist = await prisma.$transaction(async (tx) => {
    await claimOwnPlaylist(tx, key, versionOf(headers));
    const owners = await ownersOf(tx, key, songIds);
    await tx.playlistSong.deleteMany({ where: key });
    await tx.playlistSong.createMany({
      data: owners.map((songUserId, index) => ({
        ...key,
        position: index + 1,
        songUserId,
        songId: songIds[index] as string,
      })),
    });
    return readOneJson(tx, PLAYLIST, key);
  });
  return { status: 200, ...playlist };
}

/** The owners of these songs, in order. Throws `invalid-input` when the playlist may not hold one of them. */
async function ownersOf(
  tx: Transaction,
  key: { userId: string; playlistId: string },
  songIds: string[],
): Promise<string[]> {
  const heard = await run(tx, sql.lockHeardSongs, { userId: key.userId, songIds });
  // After the lock: an own song that was deleted meanwhile has left by now.
  const there = await tx.playlistSong.findMany({ where: { ...key, songId: { in: songIds } } });
  const owners = new Map([
    ...there.map(({ songId, songUserId }) => [songId, songUserId] as const),
    ...heard.map(({ songId, userId }) => [songId, userId] as const),
  ]);
  refuseUnknownOrTwice('songIds', songIds, owners, 'must be a song that you may hear');
  return songIds.flatMap((id) => owners.get(id) ?? []);
}
