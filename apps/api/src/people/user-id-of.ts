import type { PrismaClient } from '@setlist/db';
import { notFound } from '../errors.ts';

/** The id by which a person signs in and owns what is theirs. Throws `not-found` where there is no copy of one. */
export async function userIdOf(prisma: Pick<PrismaClient, 'user'>, personId: string): Promise<string> {
  const person = await prisma.user.findUnique({ where: { personId }, select: { userId: true } });
  if (!person) throw notFound('person');
  return person.userId;
}
