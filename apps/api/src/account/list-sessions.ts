import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor } from '../http/route.ts';

/** In which browsers the caller is signed in, as the identity provider knows it now; the one that asks is marked. */
export async function listSessions({
  identity,
  caller,
}: Context): Promise<AnswerFor<typeof contracts.listSessions>> {
  const signedIn = await identity.listSessions(caller.userId);
  const items = (signedIn ?? []).map(({ sessionId, userAgent, ip, signedInAt, lastUsedAt }) => ({
    ...{ sessionId, userAgent, ip, signedInAt, lastUsedAt },
    current: sessionId === caller.sessionId,
  }));
  return { status: 200, body: { offered: signedIn !== undefined, items } };
}
