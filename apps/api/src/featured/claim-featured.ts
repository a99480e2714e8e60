import type { Transaction } from '@setlist/db/create-prisma';
import { refuseOtherVersion } from '../errors.ts';

/** The featured list as it stands before a change. */
export interface FeaturedBefore {
  headline: string;
  version: number;
  updatedBy: string | null;
  updatedAt: Date;
}

/** The featured list is one row. */
export const THE_LIST = { id: 1 };

/**
 * Begins a change of the featured list: locks it, counts its version, and returns it as it stood. `given` is the version
 * that the editor means to change. Throws `version-required` or `version-mismatch`; the transaction has to end with it.
 */
export async function claimFeatured(tx: Transaction, given: number | undefined): Promise<FeaturedBefore> {
  // Counting the version locks the row: who changes it at the same time waits, and then finds another version.
  const list = await tx.featuredList.update({ where: THE_LIST, data: { version: { increment: 1 } } });
  const before = { ...list, version: list.version - 1 };
  refuseOtherVersion(given, before.version);
  return before;
}
