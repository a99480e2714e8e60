import { type contracts, Song } from '@setlist/contracts';
import { sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { uuidCursor } from '../http/cursors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { jsonPage, readOneJson } from '../sql/json.ts';

type Contract = typeof contracts.listSongs;

/** The statement; the benchmarks run it bare. */
export const SONGS_PAGE = jsonPage(Song, sql.listSongs);

/**
 * A page of the caller's songs, newest first. `q` is looked for in title and artist, whatever its case, accents,
 * ligatures and quotes (decision 35), each other character as it stands.
 */
export async function listSongs(
  { pool, caller }: Context,
  { query: { limit, cursor, q } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const params = { userId: caller.userId, before: uuidCursor(cursor), limit, text: q?.trim() || null };
  return { status: 200, ...(await readOneJson(pool, SONGS_PAGE, params)) };
}
