import type { NextRequest, NextResponse } from 'next/server';
import { answerLeaving } from '#features/account/answer-leaving.ts';

/** Signs the person out everywhere: at the API, at the identity provider, and in every browser. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  return answerLeaving(request, (api) => api.endSessions(), { why: 'signed-out' });
}
