import { admitLogin, clearFailedLogins, uncountLogin } from '../../store/failed-logins.ts';
import { whenOverloaded } from '../../store/gate.ts';
import { DATABASE_CONNECTION, findUserByEmail } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';

export type PasswordCheck = { userId: string } | { refused: 'wrong' | 'locked-out' | 'overloaded' };

/**
 * Checks an email and a password. Each attempt is counted before it is looked at; after ten wrong ones from one
 * address no more is looked at for a quarter of an hour, the right one neither. An unknown email takes as long, and
 * counts as a wrong password does. A right password begins the count anew.
 * https://auth0.com/docs/secure/attack-protection/brute-force-protection
 */
export async function checkPassword(
  { pool, history, passwords }: Tenant,
  { email, password, ip }: { email: string; password: string; ip: string },
): Promise<PasswordCheck> {
  if (!(await admitLogin(pool, email, ip))) {
    history.event({
      type: 'limit_wc',
      description: 'Too many wrong passwords',
      ip,
      details: { email },
    });
    return { refused: 'locked-out' };
  }
  const user = await findUserByEmail(pool, DATABASE_CONNECTION, email);
  const verdict = await passwords.verify(password, user?.password_hash).catch(whenOverloaded);
  if (verdict === 'overloaded') {
    await uncountLogin(pool, email, ip);
    return { refused: 'overloaded' };
  }
  if (user && verdict) {
    await clearFailedLogins(pool, email, ip);
    return { userId: user.user_id };
  }
  const type = user ? 'fp' : 'fu';
  const about = { userId: user?.user_id, ip, details: { email } };
  history.event({ type, description: 'Wrong email or password', ...about });
  return { refused: 'wrong' };
}
