import type { Transaction } from '@setlist/db/create-prisma';
import { DomainError, notFound, refuseOtherVersion } from '../errors.ts';

/**
 * Begins a change of a playlist: locks it and counts its version, if `given` is the current one. Throws what
 * `notOwnPlaylist` returns and `refuseOtherVersion` throws; the transaction has to end with it.
 */
export async function claimOwnPlaylist(
  tx: Transaction,
  key: { userId: string; playlistId: string },
  given: number | undefined,
): Promise<void> {
  // Counting the version locks the row: who changes it at the same time waits, and then finds another version.
  const [own] = await tx.playlist.updateManyAndReturn({
    where: key,
    data: { version: { increment: 1 } },
    select: { version: true },
  });
  if (!own) throw await notOwnPlaylist(tx, key.playlistId);
  refuseOtherVersion(given, own.version - 1);
}

/**
 * Why a person cannot change a playlist that is not theirs. Another person's private playlist is `not-found`, like one
 * that does not exist. A public one is `forbidden`: they can see it, so nothing is told by saying that it is not theirs.
 */
export async function notOwnPlaylist(tx: Transaction, playlistId: string): Promise<DomainError> {
  const shown = await tx.playlist.count({ where: { playlistId, visibility: 'public' } });
  if (shown === 0) return notFound('playlist');
  return new DomainError('forbidden', { detail: 'Only its owner can change a playlist.' });
}
