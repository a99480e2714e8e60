import { clearFailedLogins, countFailedLogin, isLockedOut } from '../store/failed-logins.ts';
import { verifyPassword } from '../store/passwords.ts';
import { DATABASE_CONNECTION, findUserByEmail } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';

export type PasswordCheck = { userId: string } | { refused: 'wrong' | 'locked-out' };

/**
 * Checks an email and a password. An unknown email takes as long and is counted as a wrong password is; after ten
 * wrong ones from one address it looks at no more for a quarter of an hour.
 */
export async function checkPassword(
  { pool, history }: Tenant,
  { email, password, ip }: { email: string; password: string; ip: string },
): Promise<PasswordCheck> {
  if (await isLockedOut(pool, email, ip)) {
    history.event({
      type: 'limit_wc',
      description: 'Too many wrong passwords',
      ip,
      details: { email },
    });
    return { refused: 'locked-out' };
  }
  const user = await findUserByEmail(pool, DATABASE_CONNECTION, email);
  if (user && (await verifyPassword(password, user.password_hash))) {
    await clearFailedLogins(pool, email, ip);
    return { userId: user.user_id };
  }
  if (!user) await verifyPassword(password, undefined);
  await countFailedLogin(pool, email, ip);
  const type = user ? 'fp' : 'fu';
  history.event({
    type,
    description: 'Wrong email or password',
    userId: user?.user_id,
    ip,
    details: { email },
  });
  return { refused: 'wrong' };
}
