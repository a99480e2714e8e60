import type { RequestHandler } from 'express';
import type { Database } from '../../store/database.ts';
import type { UserRow } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { type Html, html } from '../../words/html.ts';
import { findRuns, type NamedRun, runsList } from '../actions/runs.ts';
import { logIcon } from '../frame/icons.ts';
import { moment, pass } from '../frame/parts.ts';
import { sendPage } from '../frame/send-page.ts';
import { eventsList, findEvents, type NamedEvent } from '../logs/events.ts';
import { toPerson } from '../users/person.ts';

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

interface Counts {
  users: number;
  /** Completed sign-ins of the last 24 hours. */
  signIns: number;
  /** Runs of Actions of the last 24 hours. */
  runs: number;
  /** Failures in the log of the last 24 hours. */
  failures: number;
}

/** The numbers of the first page. */
async function readCounts(db: Database): Promise<Counts> {
  const day = `date > now() - interval '1 day'`;
  const { rows } = await db.query<Counts>(
    `SELECT (SELECT count(*)::int FROM users) AS users,
       (SELECT count(*)::int FROM log_events WHERE type = 's' AND ${day}) AS "signIns",
       (SELECT count(*)::int FROM action_runs WHERE ${day}) AS runs,
       (SELECT count(*)::int FROM log_events WHERE (type LIKE 'f%' OR type IN ('limit_wc', 'api_limit')) AND ${day}) AS failures`,
  );
  return rows[0] as Counts;
}

interface NowPage {
  counts: Counts;
  events: NamedEvent[];
  runs: NamedRun[];
  /** Whoever changed last, first. */
  users: UserRow[];
}

/** The first page: what happens in the tenant, as it happens. */
function nowPage({ name, issuer }: Tenant, { counts, events, runs, users }: NowPage): Html {
  return html`<header class="heading"><h1>${name}</h1><p>Stands in for Auth0 on this machine, at <code>${issuer}</code>. Whatever the app does to it shows up here at once.</p></header>
<section id="counts" data-region aria-label="Numbers"><dl class="counts">
${count('Users', counts.users, '/dashboard/users')}${count('Sign-ins, 24\u00a0h', counts.signIns, '/dashboard/logs?show=sign-ins')}${count('Action runs, 24\u00a0h', counts.runs, '/dashboard/actions')}${count('Failures, 24\u00a0h', counts.failures, '/dashboard/logs?show=failures')}
</dl></section>
<div class="beside"><section id="events" data-region aria-labelledby="events-heading"><h2 id="events-heading">Happening</h2>${events.length > 0 ? eventsList(events) : html`<div class="empty">${logIcon}<h3>All quiet</h3><p>Sign in to the app, and it begins to fill.</p></div>`}</section>
<div><section id="changed" data-region aria-labelledby="changed-heading"><h2 id="changed-heading">Changed last</h2><ul class="people-list">${users.map(person)}</ul></section>
<section class="facts" id="runs" data-region aria-labelledby="runs-heading"><h2 id="runs-heading">Action runs</h2>${runs.length > 0 ? runsList(runs) : html`<p class="never">None yet.</p>`}</section></div></div>`;
}

function count(term: string, value: number, href: string): Html {
  return html`<div data-mark="count-${term}"><dt><a href="${href}">${term}</a></dt><dd>${value.toLocaleString('en')}</dd></div>`;
}

function person(user: UserRow): Html {
  const { name, picture, plan, roles, href } = toPerson(user);
  return html`<li data-mark="user-${user.user_id}"><img src="${picture}" alt="" width="40" height="40"><span><a href="${href}">${name}</a><small>${user.email}</small></span><span class="stamp">${plan}</span>${roles.map(pass)}${moment(user.updated_at)}</li>`;
}
