import type { Database } from '../../store/database.ts';
import type { LogEventRow } from '../../store/log-events.ts';
import { type Html, html } from '../../words/html.ts';
import { applicationHref, moment } from '../frame/parts.ts';
import { userHref } from '../users/person.ts';

const NAMES: Record<string, string> = {
  s: 'Signed in',
  f: 'Sign-in failed',
  fp: 'Sign-in failed: wrong password',
  fu: 'Sign-in failed: unknown email',
  fsa: 'Silent sign-in failed',
  ssa: 'Silent sign-in',
  ss: 'Signed up',
  fs: 'Sign-up failed',
  slo: 'Signed out',
  flo: 'Sign-out failed',
  seacft: 'Code exchanged for tokens',
  feacft: 'Code not exchanged',
  sertft: 'Tokens refreshed',
  fertft: 'Refresh refused',
  ferrt: 'Refresh token reused',
  seccft: 'Client credentials exchanged',
  feccft: 'Client credentials refused',
  sapi: 'Management API call',
  fapi: 'Management API call failed',
  mgmt_api_read: 'Management API read',
  scp: 'Password changed',
  fcp: 'Password not changed',
  scpr: 'Password change asked for',
  fcpr: 'Password change not asked for',
  sdu: 'User deleted',
  sv: 'Email verified',
  svr: 'Email to be verified',
  limit_wc: 'Blocked after wrong passwords',
  api_limit: 'Rate limit reached',
  w: 'Warning',
  depnote: 'Will be refused one day',
};

/** What a log event's type says in words; a code without any stays a code. https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes */
export function eventName(type: string): string {
  return NAMES[type] ?? type;
}

/** Whether a log event's type tells of a failure. */
export function isFailure(type: string): boolean {
  return type.startsWith('f') || type === 'limit_wc' || type === 'api_limit';
}

/** A log event with the names of its user and its application, where they still exist. */
export type NamedEvent = LogEventRow & { user_name: string | null; client_name: string | null };

interface EventFilter {
  /** Only events of these types. */
  types?: string[];
  /** Only events that tell of a failure. */
  failures?: boolean;
  /** Only what this user did, and what was done to them through the Management API. */
  userId?: string;
  clientId?: string;
  /** Only events older than the one with this number. */
  before?: number | undefined;
  limit: number;
}

/** What happened, newest first. */
export async function findEvents(
  db: Database,
  { types, failures = false, userId, clientId, before, limit }: EventFilter,
): Promise<NamedEvent[]> {
  const { rows } = await db.query<NamedEvent>(
    `SELECT log_events.*, coalesce(user_metadata->>'displayName', users.name, users.email) AS user_name,
       clients.name AS client_name
     FROM log_events LEFT JOIN users USING (user_id) LEFT JOIN clients USING (client_id)
     WHERE ($1::text[] IS NULL OR type = ANY ($1)) AND (NOT $2 OR type LIKE 'f%' OR type IN ('limit_wc', 'api_limit'))
       AND ($3::text IS NULL OR user_id = $3 OR type = 'sapi' AND strpos(details->'request'->>'path' || '/', '/users/' || $3 || '/') > 0)
       AND ($4::text IS NULL OR client_id = $4)
       AND ($5::bigint IS NULL OR seq < $5)
     ORDER BY seq DESC LIMIT $6`,
    [types, failures, userId, clientId, before, limit],
  );
  return rows;
}

/** Log events as a list, newest first; `without` leaves out what the page's heading says already. */
export function eventsList(events: NamedEvent[], { without }: { without?: 'user' } = {}): Html {
  return html`<ol class="events">${events.map((event) => item(event, without))}</ol>`;
}

function item(event: NamedEvent, without: 'user' | undefined): Html {
  const { seq, date, type, description, user_id, user_name, client_id, client_name, ip, details } = event;
  const parts: Html[] = [];
  // A machine's subject is its client id again.
  if (user_id && without !== 'user' && !user_id.endsWith('@clients'))
    parts.push(
      user_name ? html`<a href="${userHref(user_id)}">${user_name}</a>` : html`<span>${user_id}</span>`,
    );
  if (client_id)
    parts.push(
      client_name
        ? html`<a href="${applicationHref(client_id)}">${client_name}</a>`
        : html`<span>${client_id}</span>`,
    );
  if (ip) parts.push(html`<span>${ip}</span>`);
  return html`<li class="event${isFailure(type) && ' failed'}" data-mark="event-${seq}"><span class="when">${moment(date)}</span><div><p><b>${eventName(type)}</b> <code class="type">${type}</code></p>${parts.length > 0 && html`<p class="by">${parts}</p>`}${description && type !== 's' && html`<p class="said">${description}</p>`}${details && html`<details id="event-${seq}"><summary>Details</summary><pre class="code" tabindex="0">${JSON.stringify(details, null, 2)}</pre></details>`}</div></li>`;
}
