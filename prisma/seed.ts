import type { PrismaClient } from '@setlist/db';
import { runForOne, sql } from '@setlist/db/sql';
import { insertCatalogue } from './seed/insert-catalogue.ts';
import { insertFeatured } from './seed/insert-featured.ts';
import { insertPeople } from './seed/insert-people.ts';
import { insertPlays } from './seed/insert-plays.ts';

/**
 * Fills an empty database with the demo data, all of it or none; tells whether it did. A database with a song or a
 * person in it is left alone.
 */
export function seed(prisma: PrismaClient, now = new Date()): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    // Two first starts at once would both find it empty.
    await runForOne(tx, sql.takeTurns, { turn: 'seed' });
    if ((await tx.song.findFirst()) || (await tx.user.findFirst())) return false;
    await insertPeople(tx, now);
    await insertCatalogue(tx);
    await insertPlays(tx, now);
    await insertFeatured(tx, now);
    return true;
  });
}
