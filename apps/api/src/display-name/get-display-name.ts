import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor } from '../http/route.ts';
import { DEFAULT_DISPLAY_NAME } from '../users/remember-user.ts';

/** The caller's display name from `user_metadata`, "user" when none is set. Always a string. */
export async function getDisplayName({
  identity,
  caller,
}: Context): Promise<AnswerFor<typeof contracts.getDisplayName>> {
  const { userMetadata } = await identity.getUser(caller.userId);
  const displayName = userMetadata.displayName;
  return {
    status: 200,
    body: {
      displayName: typeof displayName === 'string' && displayName ? displayName : DEFAULT_DISPLAY_NAME,
    },
  };
}
