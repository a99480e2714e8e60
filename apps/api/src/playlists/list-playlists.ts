import { type contracts, PlaylistSummary } from '@setlist/contracts';
import { sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { uuidCursor } from '../http/cursors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { jsonPage, readOneJson } from '../sql/json.ts';

type Contract = typeof contracts.listPlaylists;

/** The statement; the benchmarks run it bare. */
export const PLAYLISTS_PAGE = jsonPage(PlaylistSummary, sql.listPlaylists);

/** A page of the caller's playlists, newest first. */
export async function listPlaylists(
  { pool, caller }: Context,
  { query: { limit, cursor } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const params = { userId: caller.userId, before: uuidCursor(cursor), limit };
  return { status: 200, ...(await readOneJson(pool, PLAYLISTS_PAGE, params)) };
}
