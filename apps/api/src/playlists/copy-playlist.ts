import { randomUUIDv7 } from 'node:crypto';
import type { contracts } from '@setlist/contracts';
import { run, sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { readOneJson } from '../sql/json.ts';
import { refuseBeyondPlan } from '../users/plan-limits.ts';
import { PLAYLIST } from './playlist-json.ts';

type Contract = typeof contracts.copyPlaylist;

/**
 * Makes a private playlist of the caller out of their own or a public one, with those of its songs that the caller may
 * hear. Throws `plan-limit`, and `not-found` for a playlist that they cannot see.
 */
export async function copyPlaylist(
  { prisma, caller }: Context,
  { params: { playlistId: sourceId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const { userId } = caller;
  const key = { userId, playlistId: randomUUIDv7() };
  const playlist = await prisma.$transaction(async (tx) => {
    await refuseBeyondPlan(tx, caller, 'playlists');
    const source = await tx.playlist.findFirst({
      where: { playlistId: sourceId, OR: [{ userId }, { visibility: 'public' }] },
      include: { songs: { orderBy: { position: 'asc' } } },
    });
    if (!source) throw notFound('playlist');
    const songIds = source.songs.map(({ songId }) => songId);
    const heard = new Map(
      (await run(tx, sql.lockHeardSongs, { userId, songIds })).map((row) => [row.songId, row]),
    );
    const songs = songIds.flatMap((songId) => heard.get(songId) ?? []);
    await tx.playlist.create({ data: { ...key, name: source.name } });
    await tx.playlistSong.createMany({
      data: songs.map(({ songId, userId: songUserId }, index) => ({
        ...{ ...key, position: index + 1, songUserId, songId },
      })),
    });
    return readOneJson(tx, PLAYLIST, key);
  });
  return { status: 201, headers: { Location: `/playlists/${key.playlistId}` }, ...playlist };
}
