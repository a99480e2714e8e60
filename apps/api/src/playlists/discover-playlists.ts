import { type contracts, PlaylistSummary } from '@setlist/contracts';
import { sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { numberAndUuidCursor } from '../http/cursors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { jsonPage, readOneJson } from '../sql/json.ts';

type Contract = typeof contracts.discoverPlaylists;

/** The statement; the benchmarks run it bare. */
export const DISCOVERED_PAGE = jsonPage(PlaylistSummary, sql.discoverPlaylists);

/**
 * A page of other people's public playlists, most played first. The cursor is the plays and the id of the last
 * one shown: a playlist that is played meanwhile may move up past it, and none is shown twice on one page.
 */
export async function discoverPlaylists(
  { pool, caller }: Context,
  { query: { limit, cursor } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const [plays, before] = numberAndUuidCursor(cursor);
  const params = { userId: caller.userId, plays, before, limit };
  return { status: 200, ...(await readOneJson(pool, DISCOVERED_PAGE, params)) };
}
