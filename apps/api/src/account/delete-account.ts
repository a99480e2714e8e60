import type { contracts } from '@setlist/contracts';
import { runForOne, sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { invalidField } from '../errors.ts';
import { hashOf } from '../http/ended-tokens.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';

type Contract = typeof contracts.deleteAccount;

/**
 * Begins the deletion of the caller. In one transaction it is written down that none of their tokens counts any more, and
 * the job is enqueued that does the rest (decision 45): what was answered here is done, whatever fails on the way.
 */
export async function deleteAccount(
  { prisma, endedTokens, caller, log }: Context,
  { body }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const { userId } = caller;
  if (body.userId !== userId) throw invalidField('userId', 'must be the user id of the caller');
  const madeBefore = new Date();
  const end = { madeBefore, deleting: true };
  const ownerHash = hashOf(userId);
  await prisma.$transaction(async (tx) => {
    await tx.endedTokens.upsert({ where: { ownerHash }, create: { ownerHash, ...end }, update: end });
    await runForOne(tx, sql.enqueueAccountDeletion, { userId, askedAt: String(madeBefore.getTime()) });
  });
  endedTokens.note(userId, { madeBefore: madeBefore.getTime(), deleting: true });
  log.info({ userId }, 'an account is being deleted');
  return { status: 202 };
}
