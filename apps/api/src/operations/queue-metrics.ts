import type { Pool } from '@setlist/db';
import { Gauge, type Registry } from 'prom-client';
import { SYNC_ROLE } from '../role-sync/enqueue-role-sync.ts';

const STATE = `
  SELECT count(*) FILTER (WHERE locked_at IS NULL AND run_at <= now())::int AS waiting,
    count(*) FILTER (WHERE locked_at IS NULL AND run_at > now())::int AS delayed,
    count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
    coalesce(extract(epoch FROM now() - min(created_at)), 0)::float AS lag
  FROM graphile_worker.jobs WHERE task_identifier = $1`;

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
      const { rows } = await pool.query(STATE, [SYNC_ROLE]);
      for (const state of ['waiting', 'delayed', 'running']) this.set({ state }, rows[0][state]);
      lag.set(rows[0].lag);
    },
  });
}
