import { setTimeout as delay } from 'node:timers/promises';
import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { hashOf } from '../http/ended-tokens.ts';
import type { AnswerFor } from '../http/route.ts';

const SECOND_MS = 1_000;

/**
 * Signs the caller out everywhere (decision 45). The identity provider comes first: while it is away nothing ends, and
 * the same token can ask again. It answers when the second is over of which no token counts, so that whoever signs in
 * anew at once is let in.
 */
export async function endSessions({
  prisma,
  identity,
  endedTokens,
  caller,
}: Context): Promise<AnswerFor<typeof contracts.endSessions>> {
  const { userId } = caller;
  await identity.endSessions(userId);
  const madeBefore = new Date();
  const ownerHash = hashOf(userId);
  await prisma.endedTokens.upsert({
    where: { ownerHash },
    create: { ownerHash, madeBefore },
    update: { madeBefore },
  });
  endedTokens.note(userId, { madeBefore: madeBefore.getTime(), deleting: false });
  await delay(SECOND_MS - (madeBefore.getTime() % SECOND_MS));
  return { status: 204 };
}
