import { randomInt, randomUUID } from 'node:crypto';
import { type contracts, MAX_SEED } from '@setlist/contracts';
import { runForOne, sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { DomainError, notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { planSoundOf, refuseSoundBeyondPlan } from '../sounds/plan-sound-of.ts';
import { showSong, withLike } from './show-song.ts';

type Contract = typeof contracts.createSound;

/**
 * Asks for a sound of one of the caller's songs, which a job makes (sounds/make-sound-job.ts). Who asks again meanwhile
 * gets what they asked for last. Throws `own-audio` where the song has a file that was uploaded, and `plan-limit`.
 */
export async function createSound(
  { prisma, caller }: Context,
  { params: { songId }, body: { mood, seed = randomInt(MAX_SEED) } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const { userId, plan } = caller;
  const where = { userId_songId: { userId, songId } };
  const song = await prisma.$transaction(async (tx) => {
    const { genreName, audioSha256 } = await tx.song.findUnique({ where }).then((found) => {
      if (!found) throw notFound('song');
      return found;
    });
    if (audioSha256 !== null) throw ownAudio();
    const sound = { genreName, soundMood: mood ?? null, soundSeed: seed };
    await refuseSoundBeyondPlan(tx, { userId, songId, plan }, planSoundOf(sound).audioBytes);
    const ask = randomUUID();
    await runForOne(tx, sql.enqueueSound, { userId, songId, ask });
    return tx.song.update({
      where,
      data: { soundMood: sound.soundMood, soundSeed: seed, soundAsk: ask, soundFailed: false },
      include: withLike(userId),
    });
  });
  return { status: 202, body: showSong(song), version: song.version };
}

function ownAudio(): DomainError {
  return new DomainError('own-audio', {
    detail: 'The song has a file of yours, which is not replaced by a sound. Add another song for the sound.',
  });
}
