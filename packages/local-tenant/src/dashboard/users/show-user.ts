import type { RequestHandler, Response } from 'express';
import type { ClientData, ClientRow } from '../../store/clients.ts';
import type { Database } from '../../store/database.ts';
import { listRoles } from '../../store/roles.ts';
import { findUser, type UserRow } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { type Html, html } from '../../words/html.ts';
import type { Page } from '../frame/layout.ts';
import { moment, pass, problem } from '../frame/parts.ts';
import { doneMessage, sendNotFound, sendPage } from '../frame/send-page.ts';
import { eventsList, findEvents, type NamedEvent } from '../logs/events.ts';
import { accessControls } from './access-controls.ts';
import { metadataCard, type OpenEditor } from './metadata-card.ts';
import { toPerson } from './person.ts';

/** Shows a user; `?edit=user_metadata` or `?edit=app_metadata` opens an editor. */
export function showUser(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const { edit, done } = request.query;
    const editor = edit === 'user_metadata' || edit === 'app_metadata' ? { kind: edit } : undefined;
    await sendUserPage(tenant, response, String(request.params.id), {
      ...(editor && { editor: { kind: editor.kind as 'user_metadata' | 'app_metadata' } }),
      done: doneMessage(done),
    });
  };
}

export interface UserPageOptions {
  status?: number;
  done?: string | undefined;
  editor?: OpenEditor | undefined;
  refused?: string | undefined;
}

/** Sends a user's page as it now is; 404 with a page that says so when there is no such user. */
export async function sendUserPage(
  tenant: Tenant,
  response: Response,
  userId: string,
  { status = 200, done, ...options }: UserPageOptions = {},
): Promise<void> {
  const user = await findUser(tenant.pool, userId);
  if (!user)
    return sendNotFound(tenant, response, { section: 'People', message: `There is no user ${userId}.` });
  const assignedRoles = (await listRoles(tenant.pool, userId)).map((role) => role.name);
  const events = await findEvents(tenant.pool, { userId, limit: 20 });
  const homePages = await listHomePages(tenant.pool);
  const page: Page = {
    title: toPerson(user).name,
    section: 'People',
    live: [
      ...[`users:${encodeURIComponent(userId)}`, `user_roles:${encodeURIComponent(userId)}`],
      ...['log_events', 'clients'],
    ],
    done,
    body: userPage(tenant, { user, assignedRoles, events, homePages, ...options }),
  };
  sendPage(tenant, response, page, status);
}

interface UserPage {
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
function userPage(
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

/** An application that people open, and where. */
interface HomePage {
  name: string;
  url: string;
}

/** The applications that people sign in to, by name, each with its first page. */
async function listHomePages(db: Database): Promise<HomePage[]> {
  const { rows } = await db.query<Pick<ClientRow, 'name' | 'data'>>(
    'SELECT name, data FROM clients ORDER BY name',
  );
  return rows.flatMap(({ name, data }) => {
    const url = homePageOf(data);
    return url === undefined ? [] : [{ name, url }];
  });
}

/** The `home_page` that the application's metadata names, else the site of its first callback; only one of http. */
function homePageOf({ client_metadata, callbacks = [] }: ClientData): string | undefined {
  const named = URL.parse(client_metadata?.home_page ?? '');
  const url = named ?? URL.parse('/', callbacks[0]);
  return url && ['http:', 'https:'].includes(url.protocol) ? url.href : undefined;
}
