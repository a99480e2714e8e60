import type { RequestHandler } from 'express';
import { z } from 'zod';
import { sendResetMail } from '../domain/accounts/send-reset-mail.ts';
import { type Html, html } from '../words/html.ts';
import type { Words } from '../words/words.ts';
import { emailField, notice } from './fields.ts';
import { type PageContext, sendPage, whilePending } from './interaction.ts';
import { type Frame, layout } from './layout.ts';

/** Shows the page that asks where to send the link for a new password. */
export function showForgotPassword(context: PageContext): RequestHandler {
  return whilePending(context, (pending, _request, response) => {
    sendPage(response, pending, { page: forgotPasswordPage });
  });
}

/** Mails the link for a new password, and says the same whether or not somebody has the email. */
export function forgotPassword(context: PageContext): RequestHandler {
  return whilePending(context, async (pending, request, response) => {
    const email = z.email().max(254).safeParse(request.body?.email);
    const { words } = pending;
    const about = { ip: request.ip ?? '', language: words.language };
    if (email.success) await sendResetMail(context.tenant, email.data, about);
    const said = email.success ? { sentTo: email.data } : { error: words.newPassword.noEmail };
    const status = email.success ? 200 : 400;
    sendPage(response, pending, { status, page: (frame) => forgotPasswordPage({ ...frame, ...said }) });
  });
}

interface ForgotPasswordPage extends Frame {
  error?: string;
  /** Set once a link was asked for. */
  sentTo?: string;
}

/** The page that asks where to send the link for a new password, and then says that it was sent. */
function forgotPasswordPage(page: ForgotPasswordPage): string {
  const { words, tenantName, nonce, action, sentTo } = page;
  const { title, askForLink } = words.newPassword;
  const body = html`<h1>${title}</h1>
<p>${askForLink}</p>
${sentTo === undefined ? form(page) : sent(words, sentTo)}
<p class="switch"><a href="${action}?log_in">${words.frame.backToLogIn}</a></p>`;
  return layout({ words, title, tenantName, nonce, body });
}

function form({ words, action, error }: ForgotPasswordPage): Html {
  return html`${notice(error)}
<form method="post" action="${action}/forgot">
${emailField(words)}
<button class="primary">${words.newPassword.sendLink}</button>
</form>`;
}

function sent({ newPassword }: Words, email: string): Html {
  const said = newPassword.sent(email, (text) => html`<a href="/dashboard/mails">${text}</a>`);
  return html`<div class="notice ok" role="status"><span>${said}</span></div>`;
}
