import { emailField, notice } from './fields.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';

export interface GooglePage {
  tenantName: string;
  nonce: string;
  action: string;
  email?: string;
  error?: string;
}

/** The page that stands in for Google's: it asks which account to pretend to be. */
export function googlePage({ tenantName, nonce, action, email, error }: GooglePage): string {
  const body = html`<h1>Simulated Google</h1>
<p>No real Google is asked. Say who you want to be.</p>
${notice(error)}
<form method="post" action="${action}/google">
${emailField(email)}
<div class="field"><label for="name">Name</label><span class="input"><input id="name" name="name" autocomplete="name" maxlength="300"></span></div>
<button class="primary">Continue</button>
</form>
<p class="switch"><a href="${action}?log_in">Back to log in</a></p>`;
  return layout({ title: 'Simulated Google', tenantName, nonce, body });
}
