import type { UserRow } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { type Html, html } from '../../words/html.ts';
import type { HomePage } from '../applications/home-pages.ts';
import { moment, pass, problem } from '../frame/parts.ts';
import { eventsList } from '../logs/events-list.ts';
import type { NamedEvent } from '../logs/find-events.ts';
import { accessControls } from './access-controls.ts';
import { metadataCard, type OpenEditor } from './metadata-card.ts';
import { toPerson } from './person.ts';

export interface UserPage {
  user: UserRow;
  /** Names of the roles that the tenant itself assigned. */
  assignedRoles: string[];
  /** What they did and what was done to their account, newest first. */
  events: NamedEvent[];
  /** The applications that they may have open beside this page. */
  homePages: HomePage[];
  editor?: OpenEditor | undefined;
  /** Why a change was refused. */
  refused?: string | undefined;
}

/** The page of one user: who they are, what they may do, both kinds of metadata side by side, what they did. */
export function userPage(
  tenant: Tenant,
  { user, assignedRoles, events, homePages, editor, refused }: UserPage,
): Html {
  const { name, picture, roles } = toPerson(user);
  return html`<nav class="crumb" aria-label="Breadcrumb"><a href="/dashboard/users">People</a></nav>
<header class="person" id="person" data-region><img src="${picture}" alt="" width="88" height="88"><div><h1 data-mark="name">${name}</h1><p class="stamps">${roles.map(pass)}${user.blocked && html`<span class="stamp bad">Blocked</span>`}<span>${user.email}</span><code>${user.user_id}</code></p>${homePages.length > 0 && html`<p class="buttons">${homePages.map(openLink)}</p>`}</div></header>
${problem(refused)}
${accessControls(tenant, user, assignedRoles)}
<div class="homes">
${metadataCard(tenant, user, 'user_metadata', editor)}
${metadataCard(tenant, user, 'app_metadata', editor)}
</div>
<section class="facts" id="facts" data-region aria-labelledby="facts-heading"><h2 id="facts-heading">Profile</h2>${facts(user)}</section>
<section class="facts" id="history" data-region aria-labelledby="history-heading"><h2 id="history-heading">History</h2>${events.length > 0 ? eventsList(events, { without: 'user' }) : html`<p class="never">No sign-in yet.</p>`}</section>`;
}

function openLink({ name, url }: HomePage): Html {
  return html`<a class="button line" href="${url}" rel="noreferrer">Open ${name}</a>`;
}

function facts(user: UserRow): Html {
  const rows: [string, string | number | Html | null][] = [
    ['Sign-ins', user.logins_count],
    ['Last sign-in', moment(user.last_login)],
    ['From', user.last_ip],
    ['Email', user.email && `${user.email}, ${user.email_verified ? 'verified' : 'not verified'}`],
    ['Connection', user.connection],
    ['Created', moment(user.created_at)],
    ['Updated', moment(user.updated_at)],
    ['Password changed', user.last_password_reset && moment(user.last_password_reset)],
  ];
  return html`<dl>${rows
    .filter(([, value]) => value !== null)
    .map(
      ([term, value]) => html`<div data-mark="fact-${term}"><dt>${term}</dt><dd>${value}</dd></div>`,
    )}</dl>`;
}
