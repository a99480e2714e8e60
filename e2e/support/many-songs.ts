import { randomUUID } from 'node:crypto';
import type { PrismaClient } from '@setlist/db';

/**
 * Gives a person `count` more songs, named `Song 0`, `Song 1`, …, in one go: all of them sound as the song that they have
 * already. Those with greater numbers are newer.
 */
export async function addManySongs(prisma: PrismaClient, userId: string, count: number): Promise<void> {
  const like = await prisma.song.findFirstOrThrow({ where: { userId, audioKey: { not: null } } });
  const { audioBytes, audioType, audioKey, durationMs, genreName } = like;
  const data = Array.from({ length: count }, (_, index) => ({
    ...{ userId, genreName, durationMs, audioBytes, audioType, audioKey },
    songId: idOf(index),
    songname: `Song ${index}`,
    artist: `Artist ${index % 97}`,
  }));
  await prisma.song.createMany({ data });
}

/** Ids of songs are in the order in which they were added; these are newer than all that are made now. */
const idOf = (index: number) => `ff${index.toString(16).padStart(6, '0')}${randomUUID().slice(8)}`;
