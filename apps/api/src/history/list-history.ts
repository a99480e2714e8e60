import { type contracts, Listen } from '@setlist/contracts';
import { sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { numberAndUuidCursor } from '../http/cursors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { jsonPage, readOneJson } from '../sql/json.ts';

type Contract = typeof contracts.listHistory;

const HISTORY_PAGE = jsonPage(Listen, sql.listListens);
/** Later than anything was heard: the year 9999. */
const END_OF_TIME_MS = 253_402_300_799_999;

/**
 * A page of what the caller heard, newest first. The cursor is the time, in milliseconds, and the id of the last one
 * shown: what is heard meanwhile stands above it.
 */
export async function listHistory(
  { pool, caller }: Context,
  { query: { limit, cursor } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const [at, beforeId] = numberAndUuidCursor(cursor);
  const beforeMs = Math.min(at, END_OF_TIME_MS);
  const params = { userId: caller.userId, beforeMs, beforeId, limit };
  return { status: 200, ...(await readOneJson(pool, HISTORY_PAGE, params)) };
}
