import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { audioCookieFor } from '../http/audio-cookie.ts';
import type { AnswerFor } from '../http/route.ts';

type Contract = typeof contracts.createAudioCookie;

/** Makes the cookie by which the caller's browser gets audio (decision 40). Whoever has it needs no token for that. */
export async function createAudioCookie({ env, caller }: Context): Promise<AnswerFor<Contract>> {
  return { status: 204, headers: { 'Set-Cookie': await audioCookieFor(env, caller) } };
}
