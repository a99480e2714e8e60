import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Tenant } from '../../tenant.ts';
import { type Html, html } from '../../words/html.ts';
import { logIcon } from '../frame/icons.ts';
import { sendPage } from '../frame/send-page.ts';
import { eventsList, findEvents, type NamedEvent } from './events.ts';

/** What the log can be narrowed to. */
const FILTERS = {
  all: { name: 'All', filter: {} },
  failures: { name: 'Failures', filter: { failures: true } },
  'sign-ins': {
    name: 'Sign-ins',
    filter: { types: ['s', 'ssa', 'ss', 'slo', 'f', 'fp', 'fu', 'fs', 'limit_wc'] },
  },
  tokens: {
    name: 'Tokens',
    filter: { types: ['seacft', 'feacft', 'sertft', 'fertft', 'ferrt', 'seccft', 'feccft'] },
  },
  api: { name: 'API', filter: { types: ['sapi', 'fapi', 'mgmt_api_read', 'api_limit'] } },
} as const;

type FilterName = keyof typeof FILTERS;

/** The tenant's log, newest first. `older` is the address of the next page, when there is one. */
function logsPage({
  events,
  filter,
  older,
}: {
  events: NamedEvent[];
  filter: FilterName;
  older?: string | undefined;
}): Html {
  return html`<header class="heading"><h1>Log</h1></header>
<nav class="filters" aria-label="Show"><ul>${Object.entries(FILTERS).map(([key, { name }]) => html`<li><a href="/dashboard/logs?show=${key}"${{ html: key === filter ? ' aria-current="true"' : '' }}>${name}</a></li>`)}</ul></nav>
<section id="events" data-region aria-label="Events">
${events.length > 0 ? eventsList(events) : html`<div class="empty">${logIcon}<h2>Nothing yet</h2><p>Sign-ins, tokens, calls of the Management API and mails appear here as they happen.</p></div>`}
${older !== undefined && html`<nav class="pager" aria-label="Pages"><a class="button line" href="${older}" rel="next">Older</a></nav>`}
</section>`;
}

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
