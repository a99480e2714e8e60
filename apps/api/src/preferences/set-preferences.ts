import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';

type Contract = typeof contracts.setPreferences;

/** Changes the caller's theme and language in `user_metadata`; other keys there stay. */
export async function setPreferences(
  { identity, caller }: Context,
  { body }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  await identity.patchUser(caller.userId, { user_metadata: { theme: body.theme, lang: body.language } });
  return { status: 200, body };
}
