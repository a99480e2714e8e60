import type { Database } from './database.ts';

const ALLOWED = 10;
const WINDOW = '15 minutes';

/**
 * Whether so many wrong passwords came for this email from this address that no more are looked at for a while. It
 * counts emails that nobody has too, so that it tells nothing about accounts.
 */
export async function isLockedOut(db: Database, email: string, ip: string): Promise<boolean> {
  const { rows } = await db.query(
    `SELECT 1 FROM failed_logins WHERE email = $1 AND ip = $2 AND failures >= ${ALLOWED} AND last_at > now() - interval '${WINDOW}'`,
    [key(email), ip],
  );
  return rows.length > 0;
}

/** Counts a wrong password; a pause as long as the lock begins the count anew. */
export async function countFailedLogin(db: Database, email: string, ip: string): Promise<void> {
  await db.query(
    `INSERT INTO failed_logins (email, ip, failures) VALUES ($1, $2, 1) ON CONFLICT (email, ip) DO UPDATE SET last_at = now(),
       failures = CASE WHEN failed_logins.last_at > now() - interval '${WINDOW}' THEN failed_logins.failures + 1 ELSE 1 END`,
    [key(email), ip],
  );
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
