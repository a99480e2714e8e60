import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor } from '../http/route.ts';
import { readOneJson } from '../sql/json.ts';
import { FEATURED } from './featured-json.ts';

/** The featured playlists in the editors' order. */
export async function getFeatured({
  pool,
  caller,
}: Context): Promise<AnswerFor<typeof contracts.getFeatured>> {
  return { status: 200, ...(await readOneJson(pool, FEATURED, { userId: caller.userId })) };
}
