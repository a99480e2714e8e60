import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor } from '../http/route.ts';
import { readFeatured } from './read-featured.ts';

/** The featured playlists in the editors' order. */
export async function getFeatured({
  pool,
  caller,
}: Context): Promise<AnswerFor<typeof contracts.getFeatured>> {
  return { status: 200, ...(await readFeatured(pool, caller.userId)) };
}
