import type { Database } from '../../store/database.ts';
import { findUser, type UserRow } from '../../store/users.ts';
import { userNotFound } from '../errors.ts';

/** Finds a user by id. Throws 404 in the words of Auth0 when there is none. */
export async function requireUser(db: Database, id = ''): Promise<UserRow> {
  const user = await findUser(db, id);
  if (!user) throw userNotFound();
  return user;
}
