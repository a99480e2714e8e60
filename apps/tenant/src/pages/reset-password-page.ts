import type { Response } from 'express';
import type { Tenant } from '../tenant.ts';
import { notice, PASSWORD_HINT, passwordField, showPasswordScript } from './fields.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { newNonce, pageHeaders } from './security-headers.ts';

/** What the page can be: the form, the good end, or the word that the link is used up. */
export const resetPasswordBodies = {
  form: (action: string, error?: string): Html => html`<h1>New password</h1>
<p>Choose one that you use nowhere else.</p>
${notice(error)}
<form method="post" action="${action}">
${passwordField({ isNew: true, hint: PASSWORD_HINT })}
<button class="primary">Change the password</button>
</form>`,
  changed: html`<h1>Password changed</h1><p>Go back to the application and log in with it.</p>`,
  usedUp: html`<h1>This link is used up</h1><p>It was used, or it is older than five days. Ask for a new one on the sign-in page.</p>`,
};

/** Sends the page of a mailed link. */
export function sendResetPasswordPage(
  tenant: Tenant,
  response: Response,
  status: number,
  content: Html,
): void {
  const nonce = newNonce();
  const body = html`${content}${showPasswordScript(nonce)}`;
  response.status(status).set(pageHeaders({ nonce })).type('html');
  response.send(layout({ title: 'New password', tenantName: tenant.name, nonce, body }));
}
