import type { contracts } from '@setlist/contracts';
import { runForOne, sql } from '@setlist/db/sql';
import { notInBin } from '../bin/not-in-bin.ts';
import type { Context } from '../context.ts';
import type { AnswerFor } from '../http/route.ts';

/**
 * Puts back what the caller's last clearing of their history took; what they heard since stays. What earlier ones took is
 * given up: nobody takes back a step before the last. Throws `not-found` when the bin has nothing of it (any more).
 */
export async function restoreHistory({
  prisma,
  caller: { userId },
}: Context): Promise<AnswerFor<typeof contracts.restoreHistory>> {
  const where = { userId, thing: 'history' as const };
  await prisma.$transaction(async (tx) => {
    const last = await tx.bin.findFirst({ where, orderBy: { binId: 'desc' }, select: { thingId: true } });
    if (!last) throw notInBin('history');
    await runForOne(tx, sql.restoreListens, { ...where, thingId: last.thingId });
    await tx.bin.deleteMany({ where });
  });
  return { status: 204 };
}
