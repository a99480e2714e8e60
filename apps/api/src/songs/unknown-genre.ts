import { brokenConstraint } from '@setlist/db/database-errors';
import { invalidField } from '../errors.ts';

/** Turns the database's refusal of a genre that does not exist into `invalid-input`; rethrows any other error. */
export function unknownGenre(error: unknown): never {
  if (brokenConstraint(error) === 'songs_genre_fkey')
    throw invalidField('genre', 'must be one of the genres');
  throw error;
}
