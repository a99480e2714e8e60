import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor } from '../http/route.ts';

/** All genres, in the order they are shown. */
export async function listGenres({ prisma }: Context): Promise<AnswerFor<typeof contracts.listGenres>> {
  const items = await prisma.genre.findMany({ select: { name: true }, orderBy: { position: 'asc' } });
  return { status: 200, body: { items } };
}
