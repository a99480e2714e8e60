import type { NextRequest, NextResponse } from 'next/server';
import { answerLeaving } from '#features/account/answer-leaving.ts';
import { readSession } from '#session/session.ts';

/** Has the person's account deleted in all three homes, and signs them out everywhere. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  // The page is made for whom the session is of, or nothing is done.
  const userId = (await readSession())?.identity.sub ?? '';
  return answerLeaving(request, (api) => api.deleteAccount({ body: { userId } }), { why: 'left' });
}
