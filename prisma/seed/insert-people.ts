import type { Transaction } from '@setlist/db/create-prisma';
import { people } from './people.ts';

/** Adds what other people see of those who own something, and their favourite genres. */
export async function insertPeople(tx: Transaction, now: Date): Promise<void> {
  const all = Object.values(people);
  await tx.user.createMany({
    data: all.map(({ userId, displayName }) => ({ userId, displayName, lastLoginAt: now, createdAt: now })),
  });
  await tx.userData.createMany({
    data: all.map(({ userId, favouriteGenre }) => ({ userId, favGenre: favouriteGenre })),
  });
}
