import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import { hashOf, ownerOfSession } from '../http/ended-tokens.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';

type Contract = typeof contracts.endSession;

/**
 * Ends one session of the caller, as signing out everywhere ends all of them (decision 45). Whose it is, the identity
 * provider says; while it is away nothing ends. That no token of it counts any more is written down before the provider
 * ends it, so that asking again, while it is still listed, finishes what broke off.
 */
export async function endSession(
  { prisma, identity, endedTokens, caller }: Context,
  { params }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const signedIn = await identity.listSessions(caller.userId);
  const session = signedIn?.find(({ sessionId }) => sessionId === params.sessionId);
  if (!session) throw notFound('session');
  const owner = ownerOfSession(session.sessionId);
  const ownerHash = hashOf(owner);
  const madeBefore = new Date();
  await prisma.endedTokens.upsert({
    where: { ownerHash },
    create: { ownerHash, madeBefore },
    update: { madeBefore },
  });
  endedTokens.note(owner, { madeBefore: madeBefore.getTime(), deleting: false });
  await identity.endSession(caller.userId, session);
  return { status: 204 };
}
