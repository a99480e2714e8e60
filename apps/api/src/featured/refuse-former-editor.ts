import { EDITOR_THRESHOLD } from '@setlist/contracts';
import type { Transaction } from '@setlist/db/create-prisma';
import { DomainError } from '../errors.ts';

/** Throws `not-an-editor-any-more` when the rows no longer say what the token's role claim said when it was made. */
export async function refuseFormerEditor(tx: Transaction, userId: string): Promise<void> {
  const { _sum } = await tx.playCount.aggregate({ where: { userId }, _sum: { plays: true } });
  const plays = _sum.plays ?? 0;
  if (plays >= EDITOR_THRESHOLD) return;
  throw new DomainError('not-an-editor-any-more', {
    detail: `Editors have ${EDITOR_THRESHOLD} plays or more, your playlists have ${plays} now.`,
    members: { plays, needed: EDITOR_THRESHOLD },
  });
}
