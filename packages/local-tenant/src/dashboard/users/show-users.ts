import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Database } from '../../store/database.ts';
import type { UserRow } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { type Html, html } from '../../words/html.ts';
import { peopleIcon, plusIcon, searchIcon } from '../frame/icons.ts';
import { moment, pager, pass, tape } from '../frame/parts.ts';
import { doneMessage, sendPage } from '../frame/send-page.ts';
import { toPerson } from './person.ts';

const querySchema = z.object({
  q: z.string().trim().max(200).catch(''),
  page: z.coerce.number().int().min(0).max(1_000_000).catch(0),
});

/** Shows the users that a search finds, page by page. */
export function showUsers(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const { q: text, page } = querySchema.parse(request.query);
    const found = await findUsers(tenant.pool, { text, page });
    sendPage(tenant, response, {
      title: 'People',
      section: 'People',
      live: ['users'],
      done: doneMessage(request.query.done),
      body: usersPage({ ...found, text, page }),
    });
  };
}

const USERS_PER_PAGE = 25;

/**
 * One page, counted from 0, of the users whose email, id, name, nickname or display name contains the text; whoever
 * signed in last comes first. `total` counts all pages.
 */
async function findUsers(
  db: Database,
  { text, page }: { text: string; page: number },
): Promise<{ users: UserRow[]; total: number }> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const matches = `$1 = '%%' OR concat_ws(' ', email, user_id, name, nickname, user_metadata->>'displayName') ILIKE $1`;
  const sql = `SELECT * FROM users WHERE ${matches}
    ORDER BY last_login DESC NULLS LAST, created_at, user_id LIMIT $2 OFFSET $3`;
  const { rows: users } = await db.query<UserRow>(sql, [pattern, USERS_PER_PAGE, page * USERS_PER_PAGE]);
  const counted = await db.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM users WHERE ${matches}`,
    [pattern],
  );
  return { users, total: counted.rows[0]?.total ?? 0 };
}

interface UsersPage {
  users: UserRow[];
  total: number;
  text: string;
  page: number;
}

/** The list of users, with its search. */
function usersPage({ users, total, text, page }: UsersPage): Html {
  const href = (target: number) =>
    `/dashboard/users?${new URLSearchParams({ q: text, page: String(target) })}`;
  return html`<header class="heading"><h1>People</h1>
<a class="button primary" href="/dashboard/users/new">${plusIcon}New user</a></header>
<form class="search" role="search" action="/dashboard/users"><label class="hidden" for="q">Search people</label><span class="input">${searchIcon}<input id="q" name="q" type="search" value="${text}" placeholder="Name, email or user id" maxlength="200"></span><button class="button line">Search</button></form>
<section id="people" data-region aria-labelledby="people-count">
<p class="count" id="people-count">${count(total, text)}</p>
${users.length > 0 ? table(users) : empty(text)}
${pager({ page, pages: Math.ceil(total / USERS_PER_PAGE), href })}
</section>`;
}

function count(total: number, text: string): string {
  const people = total === 1 ? '1 user' : `${total.toLocaleString('en')} users`;
  return text ? `${people} for “${text}”` : people;
}

function table(users: UserRow[]): Html {
  return html`<table class="rows people"><thead><tr><th scope="col">User</th><th scope="col">${tape('user_metadata', { key: 'displayName' })}</th><th scope="col">${tape('app_metadata', { key: 'plan, roles' })}</th><th scope="col" class="number">Sign-ins</th><th scope="col">Last sign-in</th></tr></thead>
<tbody>${users.map(row)}</tbody></table>`;
}

function row(user: UserRow): Html {
  const { picture, plan, roles, href } = toPerson(user);
  const { displayName } = user.user_metadata ?? {};
  return html`<tr data-mark="${user.user_id}"><td class="who"><div><img src="${picture}" alt="" width="40" height="40"><span><a href="${href}">${user.name ?? user.email ?? user.user_id}</a><small>${user.email ?? user.user_id}</small></span>${user.blocked && html`<span class="stamp bad">Blocked</span>`}</div></td><td data-label="Display name">${typeof displayName === 'string' ? displayName : html`<span class="never">not set</span>`}</td><td data-label="Plan"><span class="stamp">${plan}</span>${roles.map(pass)}</td><td class="number" data-label="Sign-ins">${user.logins_count}</td><td data-label="Last sign-in">${moment(user.last_login)}</td></tr>`;
}

function empty(text: string): Html {
  return html`<div class="empty">${peopleIcon}<h2>${text ? 'Nobody matches' : 'Nobody here yet'}</h2><p>${text ? 'Search looks in names, emails and user ids.' : 'Whoever signs up appears here at once.'}</p></div>`;
}
