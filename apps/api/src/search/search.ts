import { type contracts, Found } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { jsonTogether, readOneJson } from '../sql/json.ts';
import { FOUND_PEOPLE, FOUND_PLAYLISTS, FOUND_SONGS, searchParams } from './search-pages.ts';

type Contract = typeof contracts.search;

/** The statement; the benchmark runs it bare. */
export const FOUND = jsonTogether('search', Found, {
  songs: FOUND_SONGS,
  playlists: FOUND_PLAYLISTS,
  people: FOUND_PEOPLE,
});

/** What is found first of each kind, in one statement: the caller's songs, playlists they may see, and people. */
export async function search(
  { pool, caller }: Context,
  { query: { q, limit } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  return { status: 200, ...(await readOneJson(pool, FOUND, searchParams(caller.userId, { q, limit }))) };
}
