import { type contracts, PlaylistSummary } from '@setlist/contracts';
import { sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { placeIn } from '../http/cursors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { jsonPage, readOneJson } from '../sql/json.ts';

type Contract = typeof contracts.listPlaylists;

/** The statement; the benchmarks run it bare. */
export const PLAYLISTS_PAGE = jsonPage(PlaylistSummary, sql.listPlaylists);
const SORTED_PAGE = jsonPage(PlaylistSummary, sql.sortPlaylists);

/**
 * A page of the caller's playlists, newest first unless told (decision 51). Throws `invalid-input` for a cursor of
 * another order.
 */
export async function listPlaylists(
  { pool, caller: { userId } }: Context,
  { query: { limit, visibility, ...sorted } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const place = placeIn(sorted);
  const among = { visibility: visibility ?? null };
  const page =
    'before' in place
      ? await readOneJson(pool, PLAYLISTS_PAGE, { userId, limit, ...place, ...among })
      : await readOneJson(pool, SORTED_PAGE, { userId, limit, ...place, ...among });
  return { status: 200, ...page };
}
