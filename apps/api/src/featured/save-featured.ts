import type { Transaction } from '@setlist/db/create-prisma';
import { type FeaturedBefore, THE_LIST } from './claim-featured.ts';
import type { OpenPlaylist } from './open-playlists.ts';

export interface FeaturedState {
  editorId: string;
  headline: string;
  playlists: OpenPlaylist[];
  /** The version whose state this brings back, when it is an undo. */
  restored: number | null;
}

/** Saves the featured list as the version after `before`, which has claimed it, and keeps who made it and when. */
export async function saveFeatured(
  tx: Transaction,
  before: FeaturedBefore,
  { editorId, headline, playlists, restored }: FeaturedState,
): Promise<void> {
  await keepFirst(tx, before);
  const now = new Date();
  await tx.featuredPlaylist.deleteMany();
  await tx.featuredPlaylist.createMany({
    data: playlists.map((playlist, index) => ({ position: index + 1, ...playlist })),
  });
  await tx.featuredList.update({
    where: THE_LIST,
    data: { headline, updatedBy: editorId, updatedAt: now },
  });
  const playlistIds = playlists.map(({ playlistId }) => playlistId);
  await tx.featuredEdit.create({
    data: { version: before.version + 1, editorId, headline, playlistIds, restored, editedAt: now },
  });
}

// The state that the first edit replaces was nobody's edit, but undoing must be able to bring it back.
async function keepFirst(
  tx: Transaction,
  { version, headline, updatedBy, updatedAt }: FeaturedBefore,
): Promise<void> {
  if (await tx.featuredEdit.findUnique({ where: { version } })) return;
  const held = await tx.featuredPlaylist.findMany({ orderBy: { position: 'asc' } });
  const playlistIds = held.map(({ playlistId }) => playlistId);
  await tx.featuredEdit.create({
    data: { version, editorId: updatedBy, headline, playlistIds, editedAt: updatedAt },
  });
}
