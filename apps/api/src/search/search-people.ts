import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { readOneJson } from '../sql/json.ts';
import { FOUND_PEOPLE, searchParams } from './search-pages.ts';

type Contract = typeof contracts.searchPeople;

/** A page of people that are found, the best first. */
export async function searchPeople(
  { pool, caller }: Context,
  { query: { q, limit, cursor } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  return {
    status: 200,
    ...(await readOneJson(pool, FOUND_PEOPLE, searchParams(caller.userId, { q, limit, cursor }))),
  };
}
