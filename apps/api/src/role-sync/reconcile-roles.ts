import { EDITOR_THRESHOLD } from '@setlist/contracts';
import { runForOne, sql } from '@setlist/db/sql';
import type { Task } from 'graphile-worker';
import type { Deps } from '../context.ts';

export const RECONCILE_ROLES = 'reconcile-roles';

/** People looked up at the identity provider each time: at two requests a second, a tenth of five minutes. */
const CHECKED_EACH_TIME = 30;
/** Nobody is looked up more often than this. */
const CHECKED_AFTER_MINUTES = 15;

/**
 * Makes the scheduled job that compares and repairs: everybody whose rows say another role than the identity
 * provider was last told, and those whose role was not looked up for longest, whatever was told. The jobs it
 * enqueues do the repair and log it.
 */
export function createReconcileRoles({ pool, log }: Deps): Task {
  return async () => {
    const compared = await runForOne(pool, sql.reconcileRoles, {
      threshold: EDITOR_THRESHOLD,
      checkedAfterMinutes: CHECKED_AFTER_MINUTES,
      checkedAtMost: CHECKED_EACH_TIME,
    });
    log.info(compared, 'roles compared');
  };
}
