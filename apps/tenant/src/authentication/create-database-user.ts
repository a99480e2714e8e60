import type { Database } from '../store/database.ts';
import { hashPassword } from '../store/passwords.ts';
import { newUserId } from '../store/user-id.ts';
import { DATABASE_CONNECTION, insertUser, type NewUser, type UserRow } from '../store/users.ts';

/** Adds a user with email and password; names come from the email unless given. Undefined when the email is taken. */
export async function createDatabaseUser(
  db: Database,
  { email, password, ...profile }: { email: string; password: string } & Partial<NewUser>,
): Promise<UserRow | undefined> {
  const address = email.trim().toLowerCase();
  return insertUser(db, {
    user_id: newUserId('auth0'),
    connection: DATABASE_CONNECTION,
    email: address,
    name: address,
    nickname: address.split('@')[0] ?? address,
    ...Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined)),
    password_hash: await hashPassword(password),
  });
}
