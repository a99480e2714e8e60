import type { Logger } from 'pino';
import type { Pool } from './database.ts';
import { KEPT_DAYS } from './user-events.ts';

const EVERY_MS = 10 * 60_000;

/** Deletes what has ended: sessions with what is known of their browsers, codes, tokens, password tickets, counts of wrong passwords. */
export async function purge(pool: Pool): Promise<void> {
  await pool.query('DELETE FROM oidc_records WHERE expires_at < now()');
  // A session is written at the end of the sign-in, after its browser.
  await pool.query(
    `DELETE FROM sessions WHERE updated_at < now() - interval '1 hour' AND NOT EXISTS (
       SELECT FROM oidc_records WHERE kind IN ('Session', 'RefreshToken') AND payload->>'accountId' = sessions.user_id
         AND sessions.id IN (uid, payload->>'sessionUid'))`,
  );
  await pool.query('DELETE FROM password_tickets WHERE expires_at < now()');
  // What Actions keep goes with the session or the refresh token that it is about, which is written after it.
  await pool.query(
    `DELETE FROM action_states WHERE updated_at < now() - interval '1 hour' AND NOT EXISTS (
       SELECT FROM oidc_records WHERE uid = action_states.id OR grant_id = action_states.id)`,
  );
  await pool.query('DELETE FROM user_events WHERE at < now() - make_interval(days => $1)', [KEPT_DAYS]);
  await pool.query(`DELETE FROM failed_logins WHERE last_at < now() - interval '1 day'`);
}

/** Purges every ten minutes; returns what stops it. */
export function keepPurging(pool: Pool, log: Logger): () => void {
  const run = () => purge(pool).catch((err) => log.error({ err }, 'what has ended could not be deleted'));
  const timer = setInterval(run, EVERY_MS).unref();
  return () => clearInterval(timer);
}
