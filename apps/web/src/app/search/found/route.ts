import { search } from '@setlist/contracts/search';
import type { NextRequest, NextResponse } from 'next/server';
import { answerOf, perform, readPageRequest, unreadable } from '#lib/actions/perform.ts';

const FIRST_OF_EACH = 5;

/**
 * What the search box shows of what one types. It is no server action: those wait for each other, and what was asked
 * before the last letter is given up.
 */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const asked = await readPageRequest(request);
  if (!asked) return unreadable();
  const input = { q: asked.q, limit: FIRST_OF_EACH };
  return answerOf(await perform(asked.madeFor, search.query, input, (api, query) => api.search({ query })));
}
