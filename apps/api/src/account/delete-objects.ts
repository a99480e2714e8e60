import type { Deps } from '../context.ts';

/** Songs looked up at a time. */
const PAGE = 500;

/**
 * Removes a person's audio and covers from storage. The rows that name them stay: they are how a second run finds what
 * the first one left. Throws `storage-unavailable` where the storage cannot do it now.
 */
export async function deleteObjects(
  { prisma, storage }: Pick<Deps, 'prisma' | 'storage'>,
  userId: string,
): Promise<void> {
  let after: string | undefined;
  do {
    const songs = await prisma.song.findMany({
      where: { userId, ...(after !== undefined && { songId: { gt: after } }) },
      select: { songId: true, audioKey: true, coverKey: true },
      orderBy: { songId: 'asc' },
      take: PAGE,
    });
    const keys = songs.flatMap(({ audioKey, coverKey }) => [audioKey, coverKey]);
    for (const key of keys) if (key !== null) await storage.remove(key);
    after = songs.length < PAGE ? undefined : songs.at(-1)?.songId;
  } while (after !== undefined);
}
