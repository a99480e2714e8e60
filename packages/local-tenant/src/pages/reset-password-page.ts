import type { Response } from 'express';
import type { Tenant } from '../tenant.ts';
import { type Html, html } from '../words/html.ts';
import type { Words } from '../words/words.ts';
import { notice, passwordField, showPasswordScript } from './fields.ts';
import { layout } from './layout.ts';
import { newNonce, pageHeaders } from './security-headers.ts';

/** What the page can be: the form, the good end, or the word that the link is used up. */
export const resetPasswordBodies = {
  form: (words: Words, path: string, error?: string): Html => html`<h1>${words.newPassword.title}</h1>
<p>${words.newPassword.choose}</p>
${notice(error)}
<form method="post" action="${path}?ui_locales=${words.language}">
${passwordField(words, { isNew: true })}
<button class="primary">${words.newPassword.change}</button>
</form>`,
  changed: ({ newPassword }: Words): Html =>
    html`<h1>${newPassword.changed}</h1><p>${newPassword.changedHint}</p>`,
  usedUp: ({ newPassword }: Words): Html =>
    html`<h1>${newPassword.usedUp}</h1><p>${newPassword.usedUpHint}</p>`,
};

/** Sends the page of a mailed link. */
export function sendResetPasswordPage(
  tenant: Tenant,
  response: Response,
  words: Words,
  status: number,
  content: Html,
): void {
  const nonce = newNonce();
  const body = html`${content}${showPasswordScript(nonce)}`;
  response.status(status).set(pageHeaders({ nonce })).type('html');
  response.send(layout({ words, title: words.newPassword.title, tenantName: tenant.name, nonce, body }));
}
