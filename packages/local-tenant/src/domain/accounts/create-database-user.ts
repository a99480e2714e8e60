import { newUserId } from '../../store/user-id.ts';
import { DATABASE_CONNECTION, insertUser, type NewUser, type UserRow } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';

/** Adds a user with email and password; names come from the email unless given. Undefined when the email is taken. */
export async function createDatabaseUser(
  { pool, passwords }: Tenant,
  { email, password, ...profile }: { email: string; password: string } & Partial<NewUser>,
): Promise<UserRow | undefined> {
  const address = email.trim().toLowerCase();
  return insertUser(pool, {
    user_id: newUserId('auth0'),
    connection: DATABASE_CONNECTION,
    email: address,
    name: address,
    nickname: address.split('@')[0] ?? address,
    ...Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined)),
    password_hash: await passwords.hash(password),
  });
}
