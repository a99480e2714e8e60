import { emailField, notice, PASSWORD_HINT, passwordField, showPasswordScript } from './fields.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';

export interface SignupPage {
  tenantName: string;
  clientName: string;
  nonce: string;
  action: string;
  email?: string;
  error?: string;
}

/** The page that makes a new account. */
export function signupPage({ tenantName, clientName, nonce, action, email, error }: SignupPage): string {
  const body = html`<h1>Sign up to ${tenantName}</h1>
<p>For ${clientName}. This page stands in for Auth0’s Universal Login.</p>
${notice(error)}
<form method="post" action="${action}/signup">
${emailField(email)}
${passwordField({ isNew: true, hint: PASSWORD_HINT })}
<button class="primary">Create account</button>
</form>
<p class="switch">Have an account? <a href="${action}?log_in">Log in</a></p>
${showPasswordScript(nonce)}`;
  return layout({ title: 'Sign up', tenantName, nonce, body });
}
