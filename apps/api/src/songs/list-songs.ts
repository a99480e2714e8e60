import { type contracts, Song } from '@setlist/contracts';
import { sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { uuidCursor } from '../http/cursors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { jsonPage, readOneJson } from '../sql/json.ts';

type Contract = typeof contracts.listSongs;

/** The statement; the benchmarks run it bare. */
export const SONGS_PAGE = jsonPage(Song, sql.listSongs);

/** A page of the caller's songs, newest first; `q` is looked for in title and artist. */
export async function listSongs(
  { pool, caller }: Context,
  { query: { limit, cursor, q } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const pattern = q?.trim() ? containing(q.trim()) : null;
  const params = { userId: caller.userId, before: uuidCursor(cursor), limit, pattern };
  return { status: 200, ...(await readOneJson(pool, SONGS_PAGE, params)) };
}

/** A pattern for ILIKE that finds the text anywhere, with wildcards in it taken as they stand. */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
