import { html } from '../words/html.ts';
import { emailField, notice, passwordField, showPasswordScript } from './fields.ts';
import type { Frame } from './frame.ts';
import { layout } from './layout.ts';

export interface SignupPage extends Frame {
  email?: string;
  error?: string;
}

/** The page that makes a new account. */
export function signupPage({
  words,
  tenantName,
  clientName,
  nonce,
  action,
  email,
  error,
}: SignupPage): string {
  const { signUp, frame } = words;
  const body = html`<h1>${signUp.heading(tenantName)}</h1>
<p>${frame.purpose(clientName)}</p>
${notice(error)}
<form method="post" action="${action}/signup">
${emailField(words, email)}
${passwordField(words, { isNew: true })}
<button class="primary">${signUp.createAccount}</button>
</form>
<p class="switch">${signUp.haveAccount((text) => html`<a href="${action}?log_in">${text}</a>`)}</p>
${showPasswordScript(nonce)}`;
  return layout({ words, title: signUp.title, tenantName, nonce, body });
}
