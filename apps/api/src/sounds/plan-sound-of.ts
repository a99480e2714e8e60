import { PLAN_LIMITS, type Plan } from '@setlist/contracts';
import type { Transaction } from '@setlist/db/create-prisma';
import { runForOne, sql } from '@setlist/db/sql';
import { type Genre, type Mood, planSound, type Sound, styles } from '@setlist/synth';
import { DomainError } from '../errors.ts';

/** What of a song decides how its sound is made. */
interface SoundRow {
  genreName: string;
  soundMood: string | null;
  soundSeed: number | null;
}

/** What the synthesizer is asked for. Throws an Error for a genre that it does not play. */
export function soundOf({ genreName, soundMood, soundSeed }: SoundRow): Sound {
  if (!(genreName in styles)) throw new Error(`The synthesizer has no style for the genre "${genreName}".`);
  const mood = (soundMood ?? undefined) as Mood | undefined;
  return { seed: `${soundSeed}`, genre: genreName as Genre, mood };
}

/** The length and the size of a sound before it is made. */
export function planSoundOf(row: SoundRow): { durationMs: number; audioBytes: number } {
  return planSound(soundOf(row));
}

/**
 * Refuses a sound for which the plan of a song's owner has no room beside their other audio, with `plan-limit`. Until
 * the transaction ends no other audio of theirs can take the room.
 */
export async function refuseSoundBeyondPlan(
  tx: Transaction,
  { userId, songId, plan }: { userId: string; songId: string; plan: Plan },
  bytes: number,
): Promise<void> {
  const limit = PLAN_LIMITS[plan].audioBytes;
  if (limit === null) return;
  await runForOne(tx, sql.takeTurns, { turn: `plan:${userId}` });
  const others = await tx.song.aggregate({
    where: { userId, songId: { not: songId } },
    _sum: { audioBytes: true },
  });
  const left = Math.max(0, limit - (others._sum.audioBytes ?? 0));
  if (bytes <= left) return;
  throw new DomainError('plan-limit', {
    detail: `The sound takes ${bytes.toLocaleString('en')} bytes, and of the audio that the plan ${plan} holds ${left.toLocaleString('en')} are left.`,
    members: { limit, plan },
  });
}
