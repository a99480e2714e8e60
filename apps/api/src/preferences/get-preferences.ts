import { type contracts, LANGUAGES, THEMES } from '@setlist/contracts';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { AnswerFor } from '../http/route.ts';

const Theme = z.enum(THEMES).catch('system');
const Language = z.enum(LANGUAGES).catch('en');

/** The caller's theme and language from `user_metadata.theme` and `.lang`; what is missing there has its default. */
export async function getPreferences({
  identity,
  caller,
}: Context): Promise<AnswerFor<typeof contracts.getPreferences>> {
  const { userMetadata } = await identity.getUser(caller.userId);
  return {
    status: 200,
    body: { theme: Theme.parse(userMetadata.theme), language: Language.parse(userMetadata.lang) },
  };
}
