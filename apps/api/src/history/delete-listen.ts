import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';

type Contract = typeof contracts.deleteListen;

/** Forgets something that the caller heard; a play that counted stays one. Throws `not-found` when it is not there. */
export async function deleteListen(
  { prisma, caller }: Context,
  { params: { listenId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const { count } = await prisma.listen.deleteMany({ where: { userId: caller.userId, listenId } });
  if (count === 0) throw notFound('entry of a history');
  return { status: 204 };
}
