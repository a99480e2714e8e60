import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { userIdOf } from './user-id-of.ts';

type Contract = typeof contracts.unfollowPerson;

/** Follows a person no more. Throws `not-found` where there is no copy of one. */
export async function unfollowPerson(
  { prisma, caller: { userId } }: Context,
  { params: { personId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const followedId = await userIdOf(prisma, personId);
  await prisma.follow.deleteMany({ where: { userId, followedId } });
  return { status: 204 };
}
