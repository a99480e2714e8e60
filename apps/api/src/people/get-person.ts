import type { contracts, Person } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { showPeople, withFollowers } from './show-people.ts';

type Contract = typeof contracts.getPerson;

/** A person as others see them. Throws `not-found` where there is no copy of one. */
export async function getPerson(
  { prisma, caller: { userId } }: Context,
  { params: { personId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const row = await prisma.user.findUnique({ where: { personId }, include: withFollowers(userId) });
  if (!row) throw notFound('person');
  const [person] = await showPeople(prisma, userId, [row]);
  return { status: 200, body: person as Person };
}
