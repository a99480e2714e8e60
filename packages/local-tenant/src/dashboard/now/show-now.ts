import type { RequestHandler } from 'express';
import type { UserRow } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { findRuns } from '../actions/find-runs.ts';
import { sendPage } from '../frame/send-page.ts';
import { findEvents } from '../logs/find-events.ts';
import { nowPage } from './now-page.ts';
import { readCounts } from './read-counts.ts';

/** Shows what happens in the tenant. */
export function showNow(tenant: Tenant): RequestHandler {
  return async (_request, response) => {
    const { pool } = tenant;
    const [counts, events, runs, users] = await Promise.all([
      readCounts(pool),
      findEvents(pool, { limit: 12 }),
      findRuns(pool, { limit: 6 }),
      pool.query<UserRow>('SELECT * FROM users ORDER BY updated_at DESC, user_id LIMIT 6'),
    ]);
    const live = ['users', 'log_events', 'action_runs'];
    const body = nowPage(tenant, { counts, events, runs, users: users.rows });
    sendPage(tenant, response, { title: 'Now', section: 'Now', live, body });
  };
}
