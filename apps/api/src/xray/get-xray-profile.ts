import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor } from '../http/route.ts';

/** The caller's metadata and what goes with them, asked of the identity provider anew at each request. */
export async function getXrayProfile({
  identity,
  caller,
}: Context): Promise<AnswerFor<typeof contracts.getXrayProfile>> {
  return { status: 200, body: await identity.getProfile(caller.userId) };
}
