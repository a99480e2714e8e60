import type { UserRow } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { type Html, html } from '../../words/html.ts';
import type { NamedRun } from '../actions/find-runs.ts';
import { runsList } from '../actions/runs-list.ts';
import { logIcon } from '../frame/icons.ts';
import { moment, pass } from '../frame/parts.ts';
import { eventsList } from '../logs/events-list.ts';
import type { NamedEvent } from '../logs/find-events.ts';
import { toPerson } from '../users/person.ts';
import type { Counts } from './read-counts.ts';

export interface NowPage {
  counts: Counts;
  events: NamedEvent[];
  runs: NamedRun[];
  /** Whoever changed last, first. */
  users: UserRow[];
}

/** The first page: what happens in the tenant, as it happens. */
export function nowPage({ name, issuer }: Tenant, { counts, events, runs, users }: NowPage): Html {
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
