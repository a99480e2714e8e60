import { type contracts, MAX_PLAYLIST_SONGS } from '@setlist/contracts';
import type { Transaction } from '@setlist/db/create-prisma';
import { run, runForOne, sql } from '@setlist/db/sql';
import { putBack } from '../bin/bin.ts';
import { notInBin } from '../bin/not-in-bin.ts';
import { songsInBin } from '../bin/songs-in-bin.ts';
import type { Context, UserCaller } from '../context.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { audioLimitOf } from '../users/audio-limit.ts';
import { refuseBeyondPlan } from '../users/plan-limits.ts';
import { refuseDuplicate } from './save-audio.ts';
import { showSong, withLike } from './show-song.ts';

type Contract = typeof contracts.restoreSong;

/**
 * Puts one of the caller's songs back as it was when they deleted it: with its audio, its likes, and at its places in
 * their own playlists, but for those that have been filled since, which it names. One that is there stays as it is. Throws
 * `not-found` for one that the bin does not have (any more), and what adding it would: `plan-limit`, `content-too-large` and `duplicate-audio`.
 */
export async function restoreSong(
  { prisma, caller }: Context,
  { params: { songId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const { userId } = caller;
  const where = { userId_songId: { userId, songId } };
  const { song, fullPlaylists } = await prisma.$transaction(async (tx) => {
    // Who restores it at the same time is waited for, and so is who sends the same file.
    await runForOne(tx, sql.takeTurns, { turn: `plan:${userId}` });
    const there = await tx.song.findUnique({ where, include: withLike(userId) });
    if (there) return { song: there, fullPlaylists: [] };
    const removed = await refuseUnfit(tx, caller, songId);
    await run(tx, sql.claimPlaylistsOfSong, { userId, songId });
    const { fullNames } = await runForOne(tx, sql.settleEntries, {
      ...{ userId, thing: 'song', thingId: songId },
      mostSongs: MAX_PLAYLIST_SONGS,
    });
    await run(tx, sql.makeRoomForSong, { userId, songId });
    await putBack(tx, { userId, thing: 'song', thingId: songId });
    // Whoever made its sound has found no song.
    if (removed.sound_ask !== null) {
      await runForOne(tx, sql.enqueueSound, { userId, songId, ask: removed.sound_ask });
    }
    const song = await tx.song.findUniqueOrThrow({ where, include: withLike(userId) });
    return { song, fullPlaylists: [...fullNames] };
  });
  return { status: 200, body: { ...showSong(song), fullPlaylists }, version: song.version };
}

/** The song as it lies in the bin. Throws what `restoreSong` does when it is not there, or cannot be put back now. */
async function refuseUnfit(tx: Transaction, caller: UserCaller, songId: string) {
  const { userId } = caller;
  const [removed] = await songsInBin(tx, { userId, thingId: songId });
  if (!removed) throw notInBin('song');
  await refuseBeyondPlan(tx, caller, 'songs');
  const limit = await audioLimitOf(tx, caller, songId);
  if ((removed.audio_bytes ?? 0) > limit.bytes) throw limit.exceeded();
  if (removed.audio_sha256 !== null) await refuseDuplicate(tx, userId, songId, removed.audio_sha256);
  return removed;
}
