import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Tenant } from '../../tenant.ts';
import { sendPage } from '../frame/send-page.ts';
import { findEvents } from './find-events.ts';
import { FILTERS, type FilterName, logsPage } from './logs-page.ts';

const PER_PAGE = 50;
const querySchema = z.object({
  show: z.enum(Object.keys(FILTERS) as [FilterName]).catch('all'),
  before: z.coerce.number().int().positive().optional().catch(undefined),
});

/** Shows the tenant's log, fifty events a page, narrowed by `show`. Only the newest page is live. */
export function showLogs(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const { show, before } = querySchema.parse(request.query);
    const filter = { types: undefined, ...FILTERS[show].filter };
    const events = await findEvents(tenant.pool, { ...(filter as object), before, limit: PER_PAGE });
    const last = events.length === PER_PAGE ? events.at(-1) : undefined;
    const older = last && `/dashboard/logs?${new URLSearchParams({ show, before: last.seq })}`;
    const live = before === undefined ? ['log_events'] : [];
    const body = logsPage({ events, filter: show, older });
    sendPage(tenant, response, { title: 'Log', section: 'Log', live, body });
  };
}
