import { html } from '../words/html.ts';
import { emailField, notice } from './fields.ts';
import type { Frame } from './frame.ts';
import { layout } from './layout.ts';

export interface GooglePage extends Frame {
  email?: string;
  error?: string;
}

/** The page that stands in for Google's: it asks which account to pretend to be. */
export function googlePage({ words, tenantName, nonce, action, email, error }: GooglePage): string {
  const { title, intro, name } = words.google;
  const body = html`<h1>${title}</h1>
<p>${intro}</p>
${notice(error)}
<form method="post" action="${action}/google">
${emailField(words, email)}
<div class="field"><label for="name">${name}</label><span class="input"><input id="name" name="name" autocomplete="name" maxlength="300"></span></div>
<button class="primary">${words.frame.continue}</button>
</form>
<p class="switch"><a href="${action}?log_in">${words.frame.backToLogIn}</a></p>`;
  return layout({ words, title, tenantName, nonce, body });
}
