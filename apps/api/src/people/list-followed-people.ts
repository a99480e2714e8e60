import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { uuidCursor } from '../http/cursors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { showPeople, withFollowers } from './show-people.ts';

type Contract = typeof contracts.listFollowedPeople;

/** A page of the people whom the caller follows, newest first. Ids of follows are UUIDv7, so their order is that of time. */
export async function listFollowedPeople(
  { prisma, caller: { userId } }: Context,
  { query: { limit, cursor } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const follows = await prisma.follow.findMany({
    where: { userId, followId: { lt: uuidCursor(cursor) } },
    orderBy: { followId: 'desc' },
    take: limit + 1,
    include: { followed: { include: withFollowers(userId) } },
  });
  const page = follows.slice(0, limit);
  const items = await showPeople(
    prisma,
    userId,
    page.map(({ followed }) => followed),
  );
  const nextCursor = follows.length > limit ? (page.at(-1)?.followId ?? null) : null;
  return { status: 200, body: { items, nextCursor } };
}
