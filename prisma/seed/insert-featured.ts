import type { Transaction } from '@setlist/db/create-prisma';
import { people } from './people.ts';
import { featured, playlists } from './playlists.ts';

/** Makes Vera's edit of the featured list its second version, as the API would; the first is the empty one. */
export async function insertFeatured(tx: Transaction, now: Date): Promise<void> {
  const chosen = featured.playlists.map((name) => {
    const playlist = playlists.find((candidate) => candidate.name === name);
    if (!playlist) throw new Error(`The demo data has no playlist "${name}" to feature.`);
    return playlist;
  });
  const editorId = people[featured.editor].userId;
  const { version, headline } = await tx.featuredList.update({
    where: { id: 1 },
    data: { headline: featured.headline, updatedBy: editorId, version: { increment: 1 }, updatedAt: now },
  });
  await tx.featuredPlaylist.createMany({
    data: chosen.map(({ owner, playlistId }, index) => ({
      ...{ position: index + 1, userId: people[owner].userId, playlistId },
    })),
  });
  const playlistIds = chosen.map(({ playlistId }) => playlistId);
  await tx.featuredEdit.create({ data: { version, editorId, headline, playlistIds, editedAt: now } });
}
