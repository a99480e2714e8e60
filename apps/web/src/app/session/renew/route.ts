import type { NextRequest, NextResponse } from 'next/server';
import { failed } from '#lib/actions/outcome.ts';
import { answerOf, readPageRequest, refuseOthers, unreadable } from '#lib/actions/perform.ts';
import { RENEWED_HEADER, renewCookies, setRenewedCookies } from '#session/refresh.ts';
import { readSession } from '#session/session.ts';

/**
 * Renews the session now, because the identity provider says something new about the person: the tenant's Actions
 * run, and the page's next fetch has the claims they set. It is no server action: nobody asked for it, so nothing
 * that somebody asks for may have to wait for it.
 */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const asked = await readPageRequest(request);
  if (!asked) return unreadable();
  const refused = refuseOthers(await readSession(), asked.madeFor);
  if (refused) return answerOf(refused);
  // Renewed on the way here: twice would put two sessions into one answer.
  if (request.headers.has(RENEWED_HEADER)) return answerOf({ ok: true, value: null });
  const before = request.cookies.getAll();
  const renewed = await renewCookies(before, { force: true });
  const answer = answerOf<null>(renewed.signedIn ? { ok: true, value: null } : failed('signed-out'));
  setRenewedCookies(answer.cookies, before, renewed);
  return answer;
}
