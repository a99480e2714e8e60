import { NextResponse } from 'next/server';
import { z } from 'zod';
import { type Failure, failed, type Outcome } from './outcome.ts';

/** What every request of an open page to one of the routes says: whom the page was made for, by user id. */
const PageRequest = z.looseObject({ madeFor: z.string() });

/** Reads the JSON of an open page's request; undefined when it is none. */
export async function readPageRequest(request: Request): Promise<z.infer<typeof PageRequest> | undefined> {
  return PageRequest.safeParse(await request.json().catch(() => undefined)).data;
}

const STATUS: Partial<Record<Failure['kind'], number>> = {
  'signed-out': 401,
  'other-person': 409,
  'not-found': 404,
  'invalid-input': 422,
  'too-many-requests': 429,
  unreachable: 503,
  unanswered: 503,
  'identity-provider-unavailable': 503,
};

/** An outcome as the answer of a route: as JSON, with the status that fits. */
export function answerOf<T>(outcome: Outcome<T>): NextResponse {
  return NextResponse.json(outcome, { status: outcome.ok ? 200 : (STATUS[outcome.failure.kind] ?? 400) });
}

/** The answer to a request that no page of ours sends. */
export const unreadable = () => answerOf(failed('malformed-request'));
