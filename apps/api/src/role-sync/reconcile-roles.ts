import { EDITOR_THRESHOLD } from '@setlist/contracts';
import type { Task } from 'graphile-worker';
import type { Deps } from '../context.ts';
import { enqueueSql } from './enqueue-role-sync.ts';

export const RECONCILE_ROLES = 'reconcile-roles';

/** People looked up at the identity provider each time: at two requests a second, a tenth of five minutes. */
const CHECKED_EACH_TIME = 30;
/** Nobody is looked up more often than this. */
const CHECKED_AFTER_MINUTES = 15;

const DIFFERING = `
  SELECT user_id, false AS check FROM (
    SELECT user_id, sum(plays) >= ${EDITOR_THRESHOLD} AS editor FROM play_counts GROUP BY user_id
  ) AS counted FULL JOIN role_syncs r USING (user_id)
  WHERE coalesce(counted.editor, false) <> coalesce(r.editor, false)`;

const LONGEST_UNCHECKED = `
  SELECT user_id, true AS check FROM role_syncs
  WHERE synced_at < now() - interval '${CHECKED_AFTER_MINUTES} min' ORDER BY synced_at LIMIT ${CHECKED_EACH_TIME}`;

const RECONCILE = `
  WITH due AS (
    SELECT user_id, bool_or("check") AS "check" FROM ((${DIFFERING}) UNION ALL (${LONGEST_UNCHECKED})) AS found
    GROUP BY user_id
  ), jobs AS MATERIALIZED (
    SELECT ${enqueueSql('user_id', '"check"')} FROM due
  )
  SELECT (SELECT count(*) FROM due WHERE NOT "check")::int AS differing, (SELECT count(*) FROM jobs)::int AS jobs`;

/**
 * Makes the scheduled job that compares and repairs: everybody whose rows say another role than the identity
 * provider was last told, and those whose role was not looked up for longest, whatever was told. The jobs it
 * enqueues do the repair and log it.
 */
export function createReconcileRoles({ pool, log }: Deps): Task {
  return async () => {
    const { rows } = await pool.query(RECONCILE);
    log.info(rows[0], 'roles compared');
  };
}
