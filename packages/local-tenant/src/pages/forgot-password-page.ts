import { type Html, html } from '../words/html.ts';
import type { Words } from '../words/words.ts';
import { emailField, notice } from './fields.ts';
import type { Frame } from './frame.ts';
import { layout } from './layout.ts';

export interface ForgotPasswordPage extends Frame {
  error?: string;
  /** Set once a link was asked for. */
  sentTo?: string;
}

/** The page that asks where to send the link for a new password, and then says that it was sent. */
export function forgotPasswordPage(page: ForgotPasswordPage): string {
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
