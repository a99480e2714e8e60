import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor } from '../http/route.ts';

/** Forgets all that the caller heard. What counted as a play is its playlist's owner's, and stays. */
export async function clearHistory({
  prisma,
  caller,
}: Context): Promise<AnswerFor<typeof contracts.clearHistory>> {
  await prisma.listen.deleteMany({ where: { userId: caller.userId } });
  return { status: 204 };
}
