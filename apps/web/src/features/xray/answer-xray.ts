import { NextResponse } from 'next/server';
import { env } from '#env.ts';
import type { Outcome } from '#lib/actions/outcome.ts';
import { answerOf } from '#lib/actions/perform.ts';

/**
 * Answers what an open page asks of X-ray: `read` is given whom the page was made for (`?for=`, a user id). 404 where
 * X-ray is switched off.
 */
export async function answerXray(
  request: Request,
  read: (madeFor: string) => Promise<Outcome<unknown>>,
): Promise<NextResponse> {
  if (env().XRAY === 'off') return new NextResponse('There is nothing here.', { status: 404 });
  return answerOf(await read(new URL(request.url).searchParams.get('for') ?? ''));
}
