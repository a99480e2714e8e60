import type { RequestHandler } from 'express';
import { ManagementError } from '../../management/errors.ts';
import { createUserRoute } from '../../management/users/users.routes.ts';
import { DATABASE_CONNECTION } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { type Html, html } from '../../words/html.ts';
import { callManagement } from '../call-management.ts';
import { problem, tokenField } from '../frame/parts.ts';
import { sendPage } from '../frame/send-page.ts';
import { userHref } from './person.ts';

/** Shows the form for a new user. */
export function showNewUser(tenant: Tenant): RequestHandler {
  return (_request, response) => {
    sendPage(tenant, response, {
      title: 'New user',
      section: 'People',
      live: [],
      body: newUserPage(tenant, {}),
    });
  };
}

/** Adds a user with email and password as the Management API does, and goes to their page. */
export function createUser(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const { email, name, password } = request.body as Record<string, string>;
    const body = { connection: DATABASE_CONNECTION, email, password, ...(name && { name }) };
    try {
      const user = await callManagement(tenant, createUserRoute, { body, ip: request.ip });
      response.redirect(303, `${userHref(user.user_id)}?done=created`);
    } catch (error) {
      if (!(error instanceof ManagementError)) throw error;
      const form = newUserPage(tenant, { email, name, refused: error.message });
      sendPage(
        tenant,
        response,
        { title: 'New user', section: 'People', live: [], body: form },
        error.statusCode,
      );
    }
  };
}

/** The form for a new user; `email` and `name` as they were sent, when it was refused. */
function newUserPage(
  tenant: Tenant,
  { email = '', name = '', refused }: { email?: string; name?: string; refused?: string },
): Html {
  return html`<nav class="crumb" aria-label="Breadcrumb"><a href="/dashboard/users">People</a></nav>
<header class="heading"><h1>New user</h1></header>
${problem(refused)}
<form class="narrow" method="post" action="/dashboard/users">${tokenField(tenant)}
<div class="field"><label for="email">Email</label><span class="input"><input id="email" name="email" type="email" value="${email}" required maxlength="254" autocomplete="off"></span></div>
<div class="field"><label for="name">Name <span class="hint">optional, the email unless given</span></label><span class="input"><input id="name" name="name" value="${name}" maxlength="300" autocomplete="off"></span></div>
<div class="field"><label for="password">Password</label><span class="input"><input id="password" name="password" type="password" required maxlength="128" autocomplete="new-password" aria-describedby="password-hint"></span><p class="hint" id="password-hint">At least 8 characters, of three kinds: lower case, upper case, digits, others.</p></div>
<footer><button class="button primary">Create user</button><a class="button quiet" href="/dashboard/users">Cancel</a></footer>
</form>`;
}
