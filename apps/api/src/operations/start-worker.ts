import { type Runner, run, runMigrations } from 'graphile-worker';
import { createDeleteAccountJob, DELETE_ACCOUNT } from '../account/delete-account-job.ts';
import type { Deps } from '../context.ts';
import { SYNC_ROLE } from '../role-sync/enqueue-role-sync.ts';
import { createReconcileRoles, RECONCILE_ROLES } from '../role-sync/reconcile-roles.ts';
import { createSyncRoleJob } from '../role-sync/sync-role-job.ts';
import { createPrune, PRUNE } from './prune.ts';
import { queueLogger, queueOptions } from './queue-options.ts';
import { createSweepStorage, SWEEP_STORAGE } from './sweep-storage.ts';

const CRONTAB = `
  */5 * * * * ${RECONCILE_ROLES}
  17 * * * * ${PRUNE}
  47 * * * * ${SWEEP_STORAGE}`;

/** Makes the queue's own tables; safe when several processes do it at once. */
export async function migrateQueue({ pool, log }: Pick<Deps, 'pool' | 'log'>): Promise<void> {
  await runMigrations({ pgPool: pool, logger: queueLogger(log) });
}

/**
 * Starts the worker of this process: one job at a time, since the identity provider's rate limit is the bottleneck.
 * `stop()` lets the running job end.
 */
export async function startWorker(deps: Deps): Promise<Runner> {
  const runner = await run({
    ...queueOptions(deps.pool, deps.log),
    concurrency: 1,
    crontab: CRONTAB,
    taskList: {
      [SYNC_ROLE]: createSyncRoleJob(deps),
      [RECONCILE_ROLES]: createReconcileRoles(deps),
      [PRUNE]: createPrune(deps),
      [SWEEP_STORAGE]: createSweepStorage(deps),
      [DELETE_ACCOUNT]: createDeleteAccountJob(deps),
    },
  });
  await runner.addJob(RECONCILE_ROLES, {}, { jobKey: RECONCILE_ROLES });
  return runner;
}
