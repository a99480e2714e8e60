import type { Pool } from '@setlist/db';
import { runForOne, sql } from '@setlist/db/sql';
import { Gauge, type Registry } from 'prom-client';

/** Adds what the queue of role syncs looks like at the moment of asking: jobs by state, and the age of the oldest. */
export function addQueueMetrics(registry: Registry, pool: Pool): void {
  const registers = [registry];
  const lag = new Gauge({
    name: 'setlist_role_sync_lag_seconds',
    help: 'How long the oldest role sync that is not done has been owed',
    registers,
  });
  new Gauge({
    name: 'setlist_role_sync_jobs',
    help: 'Role syncs that are not done: waiting for a worker, delayed by a failure, running',
    labelNames: ['state'],
    registers,
    async collect() {
      const counts = await runForOne(pool, sql.countRoleSyncs, {});
      for (const state of ['waiting', 'delayed', 'running'] as const) this.set({ state }, counts[state]);
      lag.set(counts.lag);
    },
  });
}
