import { LRUCache } from 'lru-cache';
import type { Caller, Deps } from '../context.ts';
import { insertEvents } from '../live/insert-events.ts';

/** The name other people see of someone who has not chosen one, as the default-display-name Action has it. */
export const DEFAULT_DISPLAY_NAME = 'user';

const REMEMBER = {
  name: 'remember-user',
  text: `
    WITH before AS (SELECT plan FROM users WHERE user_id = $1)
    INSERT INTO users (user_id, display_name, display_name_at, picture, last_login_at, plan)
    VALUES ($1, $2, to_timestamp($4), $3, to_timestamp($4), $5)
    ON CONFLICT (user_id) DO UPDATE SET
      display_name = CASE WHEN excluded.display_name_at > users.display_name_at
                     THEN excluded.display_name ELSE users.display_name END,
      display_name_at = greatest(excluded.display_name_at, users.display_name_at),
      picture = excluded.picture,
      plan = excluded.plan,
      last_login_at = excluded.last_login_at
    WHERE excluded.last_login_at > users.last_login_at
    RETURNING (SELECT plan FROM before) AS "planBefore"`,
};

/**
 * Makes the function that keeps the local copy of a person, told of each verified token: it writes once for each
 * new token, not at each request. A token older than what is known changes nothing, so that a name changed
 * since then stays, and other open pages hear of a plan that the token has changed (scenario: "every time a user logs in … update all fields").
 */
export function createRememberUser({ pool }: Pick<Deps, 'pool'>): (caller: Caller) => Promise<void> {
  const written = new LRUCache<string, number>({ max: 10_000 });
  return async (caller) => {
    if (caller.kind !== 'user' || (written.get(caller.userId) ?? 0) >= caller.issuedAt) return;
    const { userId, displayName, picture, issuedAt, plan } = caller;
    const values = [userId, displayName ?? DEFAULT_DISPLAY_NAME, picture ?? null, issuedAt, plan];
    const { rows } = await pool.query({ ...REMEMBER, values });
    const { planBefore } = rows[0] ?? {};
    if (planBefore && planBefore !== plan) {
      await insertEvents(pool, [{ userId, event: { type: 'plan', plan } }]);
    }
    written.set(userId, issuedAt);
  };
}
