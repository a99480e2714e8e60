import type { Tenant } from '../../tenant.ts';
import { type Html, html } from '../../words/html.ts';
import { problem, tokenField } from '../frame/parts.ts';

/** The form for a new user; `email` and `name` as they were sent, when it was refused. */
export function newUserPage(
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
