import type { UserRow } from '../../store/users.ts';
import { type Html, html } from '../../words/html.ts';
import { peopleIcon, plusIcon, searchIcon } from '../frame/icons.ts';
import { moment, pager, pass, tape } from '../frame/parts.ts';
import { USERS_PER_PAGE } from './find-users.ts';
import { toPerson } from './person.ts';

export interface UsersPage {
  users: UserRow[];
  total: number;
  text: string;
  page: number;
}

/** The list of users, with its search. */
export function usersPage({ users, total, text, page }: UsersPage): Html {
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
