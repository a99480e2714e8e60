import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';

type Contract = typeof contracts.setDisplayName;

/**
 * Changes the caller's display name at the identity provider (get the user, then patch `user_metadata`, as the
 * scenario does), then the local copy that other people see.
 * Throws `identity-provider-unavailable`; then nothing has changed here, and nothing at the identity provider unless
 * its answer to the change was lost on the way. Should the copy fail after the patch, the answer stands, because the
 * name is saved where it lives: the next token brings it to the copy.
 */
export async function setDisplayName(
  { identity, prisma, log, caller, requestId }: Context,
  { body: { displayName } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const { userMetadata } = await identity.getUser(caller.userId);
  if (userMetadata.displayName !== displayName) {
    await identity.patchUser(caller.userId, { user_metadata: { displayName } });
  }
  const { userId, picture = null, plan } = caller;
  const name = { displayName, displayNameAt: new Date() };
  const lastLoginAt = new Date(caller.issuedAt * 1_000);
  await prisma.user
    .upsert({ where: { userId }, create: { userId, ...name, picture, plan, lastLoginAt }, update: name })
    .catch((err) => log.error({ err, requestId, userId }, 'display name not copied'));
  return { status: 200, body: { displayName } };
}
