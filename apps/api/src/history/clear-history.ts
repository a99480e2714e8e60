import { randomUUID } from 'node:crypto';
import type { contracts } from '@setlist/contracts';
import { putIntoBin } from '../bin/bin.ts';
import type { Context } from '../context.ts';
import type { AnswerFor } from '../http/route.ts';

/**
 * Moves all that the caller heard into their bin (decision 53). What counted as a play is its playlist's owner's, and
 * stays.
 */
export async function clearHistory({
  prisma,
  caller: { userId },
}: Context): Promise<AnswerFor<typeof contracts.clearHistory>> {
  await prisma.$transaction((tx) => putIntoBin(tx, { userId, thing: 'history', thingId: randomUUID() }));
  return { status: 204 };
}
