import type { PrismaClient, Transaction } from '@setlist/db/create-prisma';
import { isMissingRow } from '@setlist/db/database-errors';
import { runForOne, sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { DomainError, notFound } from '../errors.ts';
import { audioLimitOf } from '../users/audio-limit.ts';
import { withLike } from './show-song.ts';

/** What a song's row says of audio that is kept, and what else changes with it. */
interface NewAudio {
  audioKey: string;
  audioBytes: number;
  audioType: string;
  audioSha256: string;
  coverKey: string | null;
  coverType: string | null;
  durationMs: number | null;
  songname?: string;
  artist?: string;
}

/**
 * Writes new audio into the row of one of the caller's songs, and counts its version. Returns the row, and what it named
 * before. The plan is asked again here, where the caller's uploads wait for each other. Throws `content-too-large`,
 * `duplicate-audio`, and `not-found` when the song has gone in the meantime.
 */
export async function saveAudio({ prisma, caller }: Context, songId: string, audio: NewAudio) {
  const { userId } = caller;
  const where = { userId_songId: { userId, songId } };
  return prisma
    .$transaction(async (tx) => {
      await runForOne(tx, sql.takeTurns, { turn: `plan:${userId}` });
      const limit = await audioLimitOf(tx, caller, songId);
      if (audio.audioBytes > limit.bytes) throw limit.exceeded();
      await refuseDuplicate(tx, userId, songId, audio.audioSha256);
      // Counting the version locks the row, so that what it names is not replaced twice.
      const before = await tx.song.update({
        where,
        data: { version: { increment: 1 } },
        select: { audioKey: true, coverKey: true },
      });
      // A sound that is still being made finds that nobody waits for it.
      const data = { ...audio, soundAsk: null, soundFailed: false };
      const song = await tx.song.update({ where, data, include: withLike(userId) });
      // What was sent of the old audio says nothing of the new.
      await tx.audioHandout.deleteMany({ where: { songId } });
      return { song, before };
    })
    .catch((error) => {
      if (isMissingRow(error)) throw notFound('song');
      throw error;
    });
}

/** Throws `duplicate-audio` when another song of a person has this file, and names it. */
export async function refuseDuplicate(
  db: PrismaClient | Transaction,
  userId: string,
  songId: string,
  audioSha256: string,
): Promise<void> {
  const twin = await db.song.findFirst({
    where: { userId, audioSha256, songId: { not: songId } },
    select: { songId: true, songname: true },
  });
  if (!twin) return;
  throw new DomainError('duplicate-audio', {
    detail: `Your song "${twin.songname}" has this very file.`,
    members: { songId: twin.songId },
  });
}
