import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { SONG_JSON, type SongRow } from './song-json.ts';

type Contract = typeof contracts.getSong;

const GET_SONG = {
  name: 'get-song',
  text: `SELECT ${SONG_JSON}::text AS json, s.version FROM songs s WHERE s.user_id = $1 AND s.song_id = $2`,
};

/** One of the caller's songs. Throws `not-found` for any other. */
export async function getSong(
  { pool, caller }: Context,
  { params: { songId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const { rows } = await pool.query<SongRow>({ ...GET_SONG, values: [caller.userId, songId] });
  if (!rows[0]) throw notFound('song');
  return { status: 200, ...rows[0] };
}
