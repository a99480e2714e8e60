import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { readJson } from '../sql/json.ts';
import { PLAYLIST } from './playlist-json.ts';

type Contract = typeof contracts.getPlaylist;

/** A playlist with its songs: the caller's own, or a public one. Throws `not-found` for any other. */
export async function getPlaylist(
  { pool, caller }: Context,
  { params: { playlistId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const playlist = await readJson(pool, PLAYLIST, { userId: caller.userId, playlistId });
  if (!playlist) throw notFound('playlist');
  return { status: 200, ...playlist };
}
