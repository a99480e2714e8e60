import { type contracts, PlaylistSummary } from '@setlist/contracts';
import { sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { uuidCursor } from '../http/cursors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { jsonPage, readOneJson } from '../sql/json.ts';
import { userIdOf } from './user-id-of.ts';

type Contract = typeof contracts.listPersonPlaylists;

const PERSON_PLAYLISTS_PAGE = jsonPage(PlaylistSummary, sql.listPersonPlaylists);

/** A page of a person's public playlists, newest first. Throws `not-found` where there is no copy of that person. */
export async function listPersonPlaylists(
  { pool, prisma, caller: { userId } }: Context,
  { params: { personId }, query: { limit, cursor } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const ownerId = await userIdOf(prisma, personId);
  const params = { userId, ownerId, before: uuidCursor(cursor), limit };
  return { status: 200, ...(await readOneJson(pool, PERSON_PLAYLISTS_PAGE, params)) };
}
