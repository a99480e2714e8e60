import type { NextRequest, NextResponse } from 'next/server';
import { answerOf, readPageRequest, refuseOthers, unreadable } from '#lib/actions/perform.ts';
import { logoutUrl } from '#session/next-auth.ts';
import { endedAs, setRenewedCookies } from '#session/refresh.ts';
import { endSession, readSession } from '#session/session.ts';

/**
 * Signs out: ends the session here, at the token endpoint, and, by the address that it answers with, at the identity
 * provider. Next-auth's own route does the same. It is no server action, to wait for none of those under way.
 */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const asked = await readPageRequest(request);
  if (!asked) return unreadable();
  const session = await readSession();
  const refused = session && refuseOthers(session, asked.madeFor);
  if (refused) return answerOf(refused);
  if (session) await endSession(session);
  const answer = answerOf({ ok: true, value: { url: logoutUrl() } });
  setRenewedCookies(answer.cookies, request.cookies.getAll(), endedAs({ why: 'signed-out' }));
  return answer;
}
