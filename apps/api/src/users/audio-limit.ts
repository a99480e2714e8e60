import { MAX_AUDIO_BYTES, PLAN_LIMITS } from '@setlist/contracts';
import type { PrismaClient, Transaction } from '@setlist/db/create-prisma';
import type { UserCaller } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { SizeLimit } from '../uploads/receive.ts';

/**
 * How large the audio of one of the caller's songs may be: what their plan has left beside the others', and no file is
 * larger than any may be. Within a transaction that has taken the turn of `plan:<user id>`, it holds until its end.
 */
export async function audioLimitOf(
  db: PrismaClient | Transaction,
  { userId, plan }: UserCaller,
  songId: string,
): Promise<SizeLimit> {
  const limit = PLAN_LIMITS[plan].audioBytes;
  const { _sum } =
    limit === null
      ? { _sum: { audioBytes: 0 } }
      : await db.song.aggregate({ where: { userId, songId: { not: songId } }, _sum: { audioBytes: true } });
  const left = limit === null ? Number.POSITIVE_INFINITY : Math.max(0, limit - (_sum.audioBytes ?? 0));
  if (left >= MAX_AUDIO_BYTES) return { bytes: MAX_AUDIO_BYTES, exceeded: () => tooLarge(MAX_AUDIO_BYTES) };
  return { bytes: left, exceeded: () => tooLarge(left, plan) };
}

function tooLarge(limit: number, plan?: string): DomainError {
  const bytes = limit.toLocaleString('en');
  const detail =
    plan === undefined
      ? `A file may have at most ${bytes} bytes.`
      : `Of the audio that the plan ${plan} holds, ${bytes} bytes are left for this song.`;
  return new DomainError('content-too-large', { detail, members: { limit, plan } });
}
