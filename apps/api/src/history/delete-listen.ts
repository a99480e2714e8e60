import type { contracts } from '@setlist/contracts';
import { putIntoBin } from '../bin/bin.ts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';

type Contract = typeof contracts.deleteListen;

/**
 * Moves something that the caller heard into their bin (decision 53); a play that counted stays one. Throws `not-found`
 * when it is not there.
 */
export async function deleteListen(
  { prisma, caller: { userId } }: Context,
  { params: { listenId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const removed = { userId, thing: 'listen' as const, thingId: listenId };
  const there = await prisma.$transaction((tx) => putIntoBin(tx, removed));
  if (!there) throw notFound('entry of a history');
  return { status: 204 };
}
