import type { contracts, FeaturedEdit } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { numberCursor } from '../http/cursors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { DEFAULT_DISPLAY_NAME } from '../users/remember-user.ts';

type Contract = typeof contracts.listFeaturedHistory;

/** A page of the featured list's versions, newest first. Private playlists keep their names to themselves. */
export async function listFeaturedHistory(
  { prisma }: Context<'editor'>,
  { query: { limit, cursor } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const edits = await prisma.featuredEdit.findMany({
    where: { version: { lt: numberCursor(cursor) } },
    orderBy: { version: 'desc' },
    take: limit + 1,
  });
  const page = edits.slice(0, limit);
  const editors = await prisma.user.findMany({
    where: { userId: { in: page.flatMap(({ editorId }) => editorId ?? []) } },
    select: { userId: true, displayName: true },
  });
  const playlists = await prisma.playlist.findMany({
    where: { playlistId: { in: page.flatMap(({ playlistIds }) => playlistIds) }, visibility: 'public' },
    select: { playlistId: true, name: true },
  });
  const nameOfEditor = new Map(editors.map(({ userId, displayName }) => [userId, displayName]));
  const nameOfPlaylist = new Map(playlists.map(({ playlistId, name }) => [playlistId, name]));
  const items = page.map(
    ({ version, headline, restored, editedAt, editorId, playlistIds }): FeaturedEdit => ({
      ...{ version, headline, restored },
      editedAt: editedAt.toISOString(),
      editor: editorId === null ? null : (nameOfEditor.get(editorId) ?? DEFAULT_DISPLAY_NAME),
      playlists: playlistIds.map((playlistId) => ({
        playlistId,
        name: nameOfPlaylist.get(playlistId) ?? null,
      })),
    }),
  );
  const nextCursor = edits.length > limit ? String(page.at(-1)?.version) : null;
  return { status: 200, body: { items, nextCursor } };
}
