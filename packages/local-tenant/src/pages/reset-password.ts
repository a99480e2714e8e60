import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import { toActionRequest } from '../actions/event.ts';
import { runPostChangePassword } from '../actions/registration.ts';
import { changePasswordByTicket } from '../domain/accounts/change-password-by-ticket.ts';
import { isStrongPassword } from '../domain/password-policy.ts';
import { whenOverloaded } from '../store/gate.ts';
import { findPasswordTicket } from '../store/password-tickets.ts';
import type { Tenant } from '../tenant.ts';
import { type Html, html } from '../words/html.ts';
import { type Words, wordsOf } from '../words/words.ts';
import { notice, passwordField, showPasswordScript } from './fields.ts';
import { layout } from './layout.ts';
import { newNonce, pageHeaders } from './security.ts';

/** Shows the page on which the holder of a mailed link chooses a new password. */
export function showResetPassword(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const isOpen = await findPasswordTicket(tenant.pool, String(request.params.ticket));
    const { form, usedUp } = resetPasswordBodies;
    const words = wordsOf(request);
    const content = isOpen ? form(words, request.path) : usedUp(words);
    sendResetPasswordPage(tenant, response, words, isOpen ? 200 : 400, content);
  };
}

/** Changes the password of whom the link was mailed to. */
export function resetPassword(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const { form, changed, usedUp } = resetPasswordBodies;
    const words = wordsOf(request);
    const refuse = (status: number, error: string) =>
      sendResetPasswordPage(tenant, response, words, status, form(words, request.path, error));
    const password = z.string().max(128).safeParse(request.body?.password);
    if (!password.success || !isStrongPassword(password.data)) {
      return refuse(400, words.newPassword.tooWeak);
    }
    const ticket = String(request.params.ticket);
    const given = { ticket, password: password.data, ip: request.ip };
    const user = await changePasswordByTicket(tenant, given).catch(whenOverloaded);
    if (user === 'overloaded') return refuse(429, words.newPassword.overloaded);
    if (user) runPostChangePassword(tenant, user, toActionRequest(request));
    const content = user ? changed(words) : usedUp(words);
    sendResetPasswordPage(tenant, response, words, user ? 200 : 400, content);
  };
}

/** What the page can be: the form, the good end, or the word that the link is used up. */
const resetPasswordBodies = {
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
function sendResetPasswordPage(
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
