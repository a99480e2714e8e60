import type { Client } from '@setlist/contracts';
import type { NextRequest, NextResponse } from 'next/server';
import { z } from 'zod';
import { answerOf, perform, readPageRequest, unreadable } from '#lib/actions/perform.ts';
import { logoutUrl } from '#session/next-auth.ts';
import { type Ended, endedAs, setRenewedCookies } from '#session/refresh.ts';
import { endSession, endSessionsOf, readSession } from '#session/session.ts';

/**
 * Answers an open page that asks for the end of all sessions of its person: `call` has the API end them, and once it has,
 * they end here as well. The answer takes this browser's cookies back, keeps why for the front page, and says where the
 * identity provider signs the browser out.
 */
export async function answerLeaving(
  request: NextRequest,
  call: (client: Client) => Promise<{ body: unknown }>,
  ended: Ended,
): Promise<NextResponse> {
  const asked = await readPageRequest(request);
  if (!asked) return unreadable();
  const session = await readSession();
  const outcome = await perform(asked.madeFor, z.undefined(), undefined, call);
  if (!outcome.ok || !session) return answerOf(outcome);
  await endSessionsOf(session.identity.sub);
  await endSession(session);
  const answer = answerOf({ ok: true, value: { url: logoutUrl() } });
  setRenewedCookies(answer.cookies, request.cookies.getAll(), endedAs(ended));
  return answer;
}
