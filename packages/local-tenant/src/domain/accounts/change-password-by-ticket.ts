import { inTransaction } from '../../store/database.ts';
import { clearFailedLogins } from '../../store/failed-logins.ts';
import { usePasswordTicket } from '../../store/password-tickets.ts';
import { revokeSignIns } from '../../store/sessions.ts';
import { type UserRow, updateUser } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';

/**
 * Changes a password by a mailed ticket, once, and takes every session and refresh token of the account back.
 * Whoever has the mail has the address, so it counts as verified. Returns the user; undefined when the ticket is used up.
 */
export async function changePasswordByTicket(
  { pool, history, passwords }: Tenant,
  { ticket, password, ip }: { ticket: string; password: string; ip: string | undefined },
): Promise<UserRow | undefined> {
  const password_hash = await passwords.hash(password);
  const user = await inTransaction(pool, async (db) => {
    const userId = await usePasswordTicket(db, ticket);
    if (!userId) return undefined;
    await revokeSignIns(db, userId);
    return updateUser(db, userId, { password_hash, email_verified: true, last_password_reset: new Date() });
  });
  if (!user) return undefined;
  await clearFailedLogins(pool, user.email ?? '');
  history.event({ type: 'scp', description: 'Success change password', userId: user.user_id, ip });
  return user;
}
