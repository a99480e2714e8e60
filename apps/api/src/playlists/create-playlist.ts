import { randomUUIDv7 } from 'node:crypto';
import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { readOneJson } from '../sql/json.ts';
import { refuseBeyondPlan } from '../users/plan-limits.ts';
import { PLAYLIST } from './playlist-json.ts';

type Contract = typeof contracts.createPlaylist;

/** Adds an empty playlist of the caller. Throws `plan-limit`. */
export async function createPlaylist(
  { prisma, caller }: Context,
  { body: { name, visibility } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const key = { userId: caller.userId, playlistId: randomUUIDv7() };
  const playlist = await prisma.$transaction(async (tx) => {
    await refuseBeyondPlan(tx, caller, 'playlists');
    await tx.playlist.create({ data: { ...key, name, visibility } });
    return readOneJson(tx, PLAYLIST, key);
  });
  return { status: 201, headers: { Location: `/playlists/${key.playlistId}` }, ...playlist };
}
