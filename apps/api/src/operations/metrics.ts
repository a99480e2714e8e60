import type { Pool } from '@setlist/db';
import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { addQueueMetrics } from './queue-metrics.ts';

/** What `/metrics` shows, and the hands that count it. */
export interface Metrics {
  registry: Registry;
  countRequest: RequestHandler;
  plays: Counter<'outcome'>;
  streams: Gauge;
  roleSyncs: Counter<'outcome'>;
}

/** Makes the metrics of one process. Labels are bounded: routes are contract paths, never addresses. */
export function createMetrics(pool: Pool): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Requests by method, route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });
  new Gauge({
    name: 'pg_pool_connections',
    help: 'Connections to Postgres by state, and requests waiting for one',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'total' }, pool.totalCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
  addQueueMetrics(registry, pool);
  return {
    registry,
    countRequest: (request, response, next) => {
      const started = performance.now();
      response.once('close', () => {
        const { method } = request;
        const labels = { method, route: response.locals.route ?? 'other', status: response.statusCode };
        requests.observe(labels, (performance.now() - started) / 1_000);
      });
      next();
    },
    plays: new Counter({
      name: 'setlist_plays_total',
      help: 'Plays recorded, by outcome: counted or the reason why not',
      labelNames: ['outcome'],
      registers,
    }),
    streams: new Gauge({ name: 'setlist_event_streams', help: 'Event streams open now', registers }),
    roleSyncs: new Counter({
      name: 'setlist_role_syncs_total',
      help: 'Role syncs by outcome: unchanged, promoted, demoted, failed',
      labelNames: ['outcome'],
      registers,
    }),
  };
}
