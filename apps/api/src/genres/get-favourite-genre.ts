import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor } from '../http/route.ts';

/** The caller's favourite genre as text, 204 when none is chosen (scenario: `queryGenre`). */
export async function getFavouriteGenre({
  prisma,
  caller,
}: Context): Promise<AnswerFor<typeof contracts.getFavouriteGenre>> {
  const chosen = await prisma.userData.findUnique({
    where: { userId: caller.userId },
    select: { favGenre: true },
  });
  return chosen?.favGenre ? { status: 200, body: chosen.favGenre } : { status: 204 };
}
