import type { PrismaClient } from '@setlist/db';
import { brokenConstraint } from '@setlist/db/database-errors';
import { DomainError, invalidField } from '../errors.ts';

const RULE = 'must be one of the genres';

/** Turns the database's refusal of a genre that does not exist into `invalid-input`; rethrows any other error. */
export function unknownGenre(error: unknown): never {
  if (brokenConstraint(error) === 'songs_genre_fkey') throw invalidField('genre', RULE);
  throw error;
}

/** Throws `invalid-input` for a genre of a query that does not exist. */
export async function refuseUnknownGenre(prisma: PrismaClient, name: string): Promise<void> {
  if (await prisma.genre.findUnique({ where: { name } })) return;
  throw new DomainError('invalid-input', { errors: [{ in: 'query', field: 'genre', detail: RULE }] });
}
