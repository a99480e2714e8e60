import { emailField, notice } from './fields.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';

export interface ForgotPasswordPage {
  tenantName: string;
  nonce: string;
  action: string;
  error?: string;
  /** Set once a link was asked for. */
  sentTo?: string;
}

/** The page that asks where to send the link for a new password, and then says that it was sent. */
export function forgotPasswordPage({ tenantName, nonce, action, error, sentTo }: ForgotPasswordPage): string {
  const body = html`<h1>New password</h1>
<p>We mail you a link to choose one.</p>
${sentTo === undefined ? form(action, error) : sent(sentTo)}
<p class="switch"><a href="${action}?log_in">Back to log in</a></p>`;
  return layout({ title: 'New password', tenantName, nonce, body });
}

function form(action: string, error: string | undefined): Html {
  return html`${notice(error)}
<form method="post" action="${action}/forgot">
${emailField()}
<button class="primary">Send the link</button>
</form>`;
}

function sent(email: string): Html {
  return html`<div class="notice ok" role="status"><span>If ${email} has an account, a link is on its way. This tenant sends no real mail: read it <a href="/dashboard/mails">on its dashboard</a>.</span></div>`;
}
