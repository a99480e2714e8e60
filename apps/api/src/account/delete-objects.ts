import { songsInBin } from '../bin/songs-in-bin.ts';
import type { Deps } from '../context.ts';

/** Songs looked up at a time. */
const PAGE = 500;

/**
 * Removes a person's audio and covers from storage, also those of songs in the bin. The rows that name them stay: they are how a second run finds what
 * the first one left. Throws `storage-unavailable` where the storage cannot do it now.
 */
export async function deleteObjects(
  { prisma, storage }: Pick<Deps, 'prisma' | 'storage'>,
  userId: string,
): Promise<void> {
  const removed = await songsInBin(prisma, { userId });
  await removeAll(
    storage,
    removed.flatMap(({ audio_key, cover_key }) => [audio_key, cover_key]),
  );
  let after: string | undefined;
  do {
    const songs = await prisma.song.findMany({
      where: { userId, ...(after !== undefined && { songId: { gt: after } }) },
      select: { songId: true, audioKey: true, coverKey: true },
      orderBy: { songId: 'asc' },
      take: PAGE,
    });
    await removeAll(
      storage,
      songs.flatMap(({ audioKey, coverKey }) => [audioKey, coverKey]),
    );
    after = songs.length < PAGE ? undefined : songs.at(-1)?.songId;
  } while (after !== undefined);
}

async function removeAll(storage: Deps['storage'], keys: (string | null)[]): Promise<void> {
  for (const key of keys) if (key !== null) await storage.remove(key);
}
