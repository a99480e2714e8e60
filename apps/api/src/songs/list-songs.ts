import { type contracts, Song } from '@setlist/contracts';
import { sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { placeIn } from '../http/cursors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { jsonPage, readOneJson } from '../sql/json.ts';
import { refuseUnknownGenre } from './unknown-genre.ts';

type Contract = typeof contracts.listSongs;

/** The statement; the benchmarks run it bare. */
export const SONGS_PAGE = jsonPage(Song, sql.listSongs);
const SORTED_PAGE = jsonPage(Song, sql.sortSongs);

/**
 * A page of the caller's songs, newest first unless told (decision 51). `q` is looked for in title and artist, whatever
 * its case, accents, ligatures and quotes (decision 35), each other character as it stands. Throws `invalid-input` for a
 * genre there is not, and for a cursor of another order.
 */
export async function listSongs(
  { pool, prisma, caller: { userId } }: Context,
  { query: { limit, q, genre, sound, ...sorted } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const place = placeIn(sorted);
  if (genre !== undefined) await refuseUnknownGenre(prisma, genre);
  const among = { text: q?.trim() || null, genre: genre ?? null, sounding: sound ? sound === 'with' : null };
  const page =
    'before' in place
      ? await readOneJson(pool, SONGS_PAGE, { userId, limit, ...place, ...among })
      : await readOneJson(pool, SORTED_PAGE, { userId, limit, ...place, ...among });
  return { status: 200, ...page };
}
