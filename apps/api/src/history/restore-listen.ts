import type { contracts } from '@setlist/contracts';
import { runForOne, sql } from '@setlist/db/sql';
import { notInBin } from '../bin/not-in-bin.ts';
import type { Context } from '../context.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';

type Contract = typeof contracts.restoreListen;

/**
 * Puts something that the caller heard, and removed by itself, back into their history. One that is there stays. Throws
 * `not-found` for one that the bin does not have (any more).
 */
export async function restoreListen(
  { prisma, caller: { userId } }: Context,
  { params: { listenId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  await prisma.$transaction(async (tx) => {
    await runForOne(tx, sql.restoreListens, { userId, thing: 'listen', thingId: listenId });
    if ((await tx.listen.count({ where: { userId, listenId } })) === 0) throw notInBin('entry of a history');
  });
  return { status: 204 };
}
