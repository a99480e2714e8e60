import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
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

/** Scrolls a list down until nothing more comes. */
export async function scrollToEnd(page: Page): Promise<void> {
  await expect
    .poll(
      async () => {
        // To where the end is not in sight yet: what is, has to be pressed.
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight - 1.6 * innerHeight));
        await page.evaluate(() => scrollBy(0, 50));
        return page.getByRole('button', { name: 'Show more' }).count();
      },
      { timeout: 240_000, intervals: [50] },
    )
    .toBe(0);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
}
