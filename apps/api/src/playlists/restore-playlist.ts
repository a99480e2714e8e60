import { type contracts, MAX_PLAYLIST_SONGS } from '@setlist/contracts';
import type { Transaction } from '@setlist/db/create-prisma';
import { run, runForOne, sql } from '@setlist/db/sql';
import { putBack, type Removed } from '../bin/bin.ts';
import { notInBin } from '../bin/not-in-bin.ts';
import type { Context } from '../context.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { enqueueRoleSync } from '../role-sync/enqueue-role-sync.ts';
import { readJson, readOneJson } from '../sql/json.ts';
import { refuseBeyondPlan } from '../users/plan-limits.ts';
import { PLAYLIST } from './playlist-json.ts';

type Contract = typeof contracts.restorePlaylist;

/**
 * Puts one of the caller's playlists back as it was when they deleted it; its plays count again, which may give them the
 * editor role. One that is there stays as it is. Throws `not-found` for one that the bin does not have (any more), and
 * `plan-limit`.
 */
export async function restorePlaylist(
  { prisma, caller }: Context,
  { params: { playlistId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const { userId } = caller;
  const key = { userId, playlistId };
  const playlist = await prisma.$transaction(async (tx) => {
    // Who restores it at the same time is waited for.
    await runForOne(tx, sql.takeTurns, { turn: `plan:${userId}` });
    if ((await tx.playlist.count({ where: key })) > 0) return readJson(tx, PLAYLIST, key);
    const removed = { userId, thing: 'playlist' as const, thingId: playlistId };
    const head = await tx.bin.findFirst({ where: { ...removed, ofTable: 'playlists' } });
    if (!head) throw notInBin('playlist');
    await refuseBeyondPlan(tx, caller, 'playlists');
    await run(tx, sql.lockSongsOfPlaylist, key);
    await runForOne(tx, sql.settleEntries, { ...removed, mostSongs: MAX_PLAYLIST_SONGS });
    await leaveFeatured(tx, removed, head.removedAt);
    await putBack(tx, removed);
    await enqueueRoleSync(tx, userId);
    return readOneJson(tx, PLAYLIST, key);
  });
  if (!playlist) throw notInBin('playlist');
  return { status: 200, ...playlist };
}

/** Gives up a playlist's place in the featured list, unless that stands as it did when the playlist was removed. */
async function leaveFeatured(tx: Transaction, removed: Removed, removedAt: Date): Promise<void> {
  const where = { ...removed, ofTable: 'featured_playlists' };
  if ((await tx.bin.count({ where })) === 0) return;
  const [list] = await run(tx, sql.lockFeaturedSince, { moment: removedAt });
  if (!list) await tx.bin.deleteMany({ where });
}
