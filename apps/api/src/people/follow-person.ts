import { randomUUIDv7 } from 'node:crypto';
import type { contracts } from '@setlist/contracts';
import { brokenConstraint } from '@setlist/db/database-errors';
import type { Context } from '../context.ts';
import { DomainError, notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { userIdOf } from './user-id-of.ts';

type Contract = typeof contracts.followPerson;

/** Follows a person; of two at once the first one stands. Throws `not-found`, and `invalid-input` for the caller. */
export async function followPerson(
  { prisma, caller: { userId } }: Context,
  { params: { personId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const followedId = await userIdOf(prisma, personId);
  if (followedId === userId) {
    throw new DomainError('invalid-input', { detail: 'You cannot follow yourself: name somebody else.' });
  }
  const follow = { userId, followedId, followId: randomUUIDv7() };
  await prisma.follow.createMany({ data: [follow], skipDuplicates: true }).catch((error) => {
    throw brokenConstraint(error) === 'follows_followed_id_fkey' ? notFound('person') : error;
  });
  return { status: 204 };
}
