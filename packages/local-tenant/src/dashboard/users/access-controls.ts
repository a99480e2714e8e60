import type { UserRow } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { type Html, html } from '../../words/html.ts';
import { blockIcon, crossIcon, plusIcon, trashIcon } from '../frame/icons.ts';
import { tape, tokenField } from '../frame/parts.ts';
import { toPerson, userHref } from './person.ts';

const PLANS = ['free', 'full'];

/** What decides a user's access, each as a control: plan, roles, blocking, deleting. */
export function accessControls(tenant: Tenant, user: UserRow, assignedRoles: string[]): Html {
  const { plan, name } = toPerson(user);
  const href = userHref(user.user_id);
  const token = tokenField(tenant);
  return html`<section class="controls" id="access" data-region aria-label="Access">
<form class="control" method="post" action="${href}/plan" data-stays><fieldset><legend>${tape('app_metadata', { key: 'app_metadata.plan' })}<span class="hidden"> plan</span></legend>${token}<span class="segments" data-mark="plan">${PLANS.map((choice) => html`<button id="plan-${choice}" name="plan" value="${choice}" aria-pressed="${choice === plan ? 'true' : 'false'}">${choice}</button>`)}</span></fieldset></form>
${rolesControl(tenant, user)}
${assignedRoles.length > 0 && html`<div class="control"><p class="legend">Roles assigned in the tenant</p><p class="roles">${assignedRoles.map((role) => html`<span class="role">${role}</span>`)}</p></div>`}
<div class="control"><p class="legend">Account</p><div class="buttons"><form method="post" action="${href}/blocked" data-stays>${token}<button class="button line" id="block" name="blocked" value="${user.blocked ? 'false' : 'true'}">${blockIcon}${user.blocked ? 'Unblock' : 'Block'}</button></form><details class="confirm" id="delete"><summary class="button quiet">${trashIcon}Delete</summary><form method="post" action="${href}/delete">${token}<p>Deletes ${name} with sessions and tokens. What the application keeps of them stays there.</p><button class="button danger">Delete ${user.email ?? user.user_id}</button></form></details></div></div>
</section>`;
}

function rolesControl(tenant: Tenant, user: UserRow): Html {
  const { roles } = toPerson(user);
  const action = `${userHref(user.user_id)}/roles`;
  const token = tokenField(tenant);
  const chip = (role: string) =>
    html`<span class="role" data-mark="role-${role}">${role}<button name="remove" value="${role}" aria-label="Take the role ${role} away">${crossIcon}</button></span>`;
  return html`<div class="control grows"><p class="legend">${tape('app_metadata', { key: 'app_metadata.roles' })}</p><div class="roles">
${roles.length > 0 && html`<form method="post" action="${action}" data-stays>${token}${roles.map(chip)}</form>`}
<form method="post" action="${action}" data-stays>${token}<label class="hidden" for="role">Role to give</label><span class="input"><input id="role" name="add" required maxlength="64" placeholder="playlist_editor" autocomplete="off" spellcheck="false"></span><button class="button line" id="give-role">${plusIcon}Give</button></form>
</div></div>`;
}
