import type { Person } from '@setlist/contracts';
import type { PrismaClient } from '@setlist/db';

/** A row of users, as Prisma returns it `withFollowers`. */
interface PersonRow {
  userId: string;
  personId: string;
  displayName: string;
  picture: string | null;
  /** The caller's following alone. */
  followers: readonly unknown[];
  _count: { followers: number };
}

/** What of their followers is read with a person: how many there are, and whether the caller is one. */
export const withFollowers = (userId: string) => ({
  _count: { select: { followers: true } },
  followers: { where: { userId } },
});

/** Shows rows of users as the contract's Person, in their order, to the caller by the id `userId`. */
export async function showPeople(
  prisma: PrismaClient,
  userId: string,
  rows: readonly PersonRow[],
): Promise<Person[]> {
  const told = await prisma.roleSync.findMany({
    where: { userId: { in: rows.map((row) => row.userId) }, editor: true },
    select: { userId: true },
  });
  const editors = new Set(told.map((row) => row.userId));
  return rows.map((row) => ({
    personId: row.personId,
    displayName: row.displayName,
    editor: editors.has(row.userId),
    picture: row.picture,
    followers: row._count.followers,
    followed: row.followers.length > 0,
    self: row.userId === userId,
  }));
}
