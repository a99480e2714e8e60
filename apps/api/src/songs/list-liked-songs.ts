import { type contracts, LikedSong } from '@setlist/contracts';
import { sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { uuidCursor } from '../http/cursors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { jsonPage, readOneJson } from '../sql/json.ts';

type Contract = typeof contracts.listLikedSongs;

const LIKED_PAGE = jsonPage(LikedSong, sql.listLikedSongs);

/** A page of the songs that the caller likes and may hear, newest like first. */
export async function listLikedSongs(
  { pool, caller: { userId } }: Context,
  { query: { limit, cursor } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const params = { userId, before: uuidCursor(cursor), limit };
  return { status: 200, ...(await readOneJson(pool, LIKED_PAGE, params)) };
}
