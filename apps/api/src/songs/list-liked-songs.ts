import { type contracts, LikedSong } from '@setlist/contracts';
import { sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { placeIn } from '../http/cursors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { jsonPage, readOneJson } from '../sql/json.ts';

type Contract = typeof contracts.listLikedSongs;

const LIKED_PAGE = jsonPage(LikedSong, sql.listLikedSongs);
const SORTED_PAGE = jsonPage(LikedSong, sql.sortLikedSongs);

/**
 * A page of the songs that the caller likes and may hear, newest like first unless told (decision 51). Throws
 * `invalid-input` for a cursor of another order.
 */
export async function listLikedSongs(
  { pool, caller: { userId } }: Context,
  { query: { limit, ...sorted } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const place = placeIn(sorted);
  const page =
    'before' in place
      ? await readOneJson(pool, LIKED_PAGE, { userId, limit, ...place })
      : await readOneJson(pool, SORTED_PAGE, { userId, limit, ...place });
  return { status: 200, ...page };
}
