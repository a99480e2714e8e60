import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';

type Contract = typeof contracts.setDisplayName;

const KEEP_COPY = `
  INSERT INTO users (user_id, display_name, display_name_at, picture, last_login_at, plan)
  VALUES ($1, $2, clock_timestamp(), $3, to_timestamp($4), $5)
  ON CONFLICT (user_id) DO UPDATE
  SET display_name = excluded.display_name, display_name_at = excluded.display_name_at`;

/**
 * Changes the caller's display name at the identity provider (get the user, then patch `user_metadata`, as the
 * scenario does), then the local copy that other people see.
 * Throws `identity-provider-unavailable`, and then nothing has changed anywhere. Should the copy fail after the
 * patch, the answer stands, because the name is saved where it lives: the next token brings it to the copy.
 */
export async function setDisplayName(
  { identity, pool, log, caller, requestId }: Context,
  { body: { displayName } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const { userMetadata } = await identity.getUser(caller.userId);
  if (userMetadata.displayName !== displayName) {
    await identity.patchUser(caller.userId, { user_metadata: { displayName } });
  }
  const values = [caller.userId, displayName, caller.picture ?? null, caller.issuedAt, caller.plan];
  await pool
    .query(KEEP_COPY, values)
    .catch((err) => log.error({ err, requestId, userId: caller.userId }, 'display name not copied'));
  return { status: 200, body: { displayName } };
}
