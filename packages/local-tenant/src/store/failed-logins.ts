import type { Database } from './database.ts';

/** How many wrong passwords an email may have from one address. */
export const MOST_FAILED_LOGINS = 10;
const WINDOW = '15 minutes';

/**
 * Counts an attempt on this email from this address before anybody looks at its password, and says whether it may be
 * looked at: not after ten wrong ones, until a quarter of an hour has passed since the last. One statement, so that of
 * any number that come at once only ten are let through. It counts emails that nobody has too, so that it tells
 * nothing about accounts.
 */
export async function admitLogin(db: Database, email: string, ip: string): Promise<boolean> {
  const over = `failed_logins.last_at <= now() - interval '${WINDOW}'`;
  const { rowCount } = await db.query(
    `INSERT INTO failed_logins (email, ip, failures) VALUES ($1, $2, 1) ON CONFLICT (email, ip) DO UPDATE SET
       failures = CASE WHEN ${over} THEN 1 ELSE failed_logins.failures + 1 END, last_at = now()
     WHERE ${over} OR failed_logins.failures < ${MOST_FAILED_LOGINS}`,
    [key(email), ip],
  );
  return rowCount === 1;
}

/** Takes the count of an attempt back whose password nobody came to look at. */
export async function uncountLogin(db: Database, email: string, ip: string): Promise<void> {
  const sql =
    'UPDATE failed_logins SET failures = failures - 1 WHERE email = $1 AND ip = $2 AND failures > 0';
  await db.query(sql, [key(email), ip]);
}

/** Forgets wrong passwords: after a right one, or, without `ip`, after the password was changed. */
export async function clearFailedLogins(db: Database, email: string, ip?: string): Promise<void> {
  await db.query('DELETE FROM failed_logins WHERE email = $1 AND ($2::text IS NULL OR ip = $2)', [
    key(email),
    ip ?? null,
  ]);
}

function key(email: string): string {
  return email.trim().toLowerCase();
}
