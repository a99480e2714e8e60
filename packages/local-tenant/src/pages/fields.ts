import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Html, html } from '../words/html.ts';
import type { Words } from '../words/words.ts';
import { eyeIcon, warningIcon } from './layout.ts';

/** The message over a form that was refused. */
export function notice(message: string | undefined): Html {
  return message === undefined
    ? html``
    : html`<div class="notice" role="alert">${warningIcon}<span>${message}</span></div>`;
}

/** The field for an email address. */
export function emailField({ frame }: Words, value = ''): Html {
  return html`<div class="field"><label for="email">${frame.email}</label><span class="input"><input id="email" name="email" type="email" value="${value}" autocomplete="username" required autofocus maxlength="254"></span></div>`;
}

/** The field for a password; `aside` stands at the end of its label's line, and what a new one needs below it. */
export function passwordField(
  { frame }: Words,
  { isNew = false, aside = html`` }: { isNew?: boolean; aside?: Html },
): Html {
  return html`<div class="field"><span class="row"><label for="password">${frame.password}</label>${aside}</span><span class="input"><input id="password" name="password" type="password" autocomplete="${isNew ? 'new-password' : 'current-password'}" required maxlength="128"${{ html: isNew ? ' aria-describedby="password-hint"' : '' }}><button type="button" hidden data-shows="password" aria-label="${frame.showPassword}" aria-pressed="false">${eyeIcon}</button></span>${isNew && html`<span class="hint" id="password-hint">${frame.passwordHint}</span>`}</div>`;
}

const script = readFileSync(join(import.meta.dirname, 'assets', 'show-password.js'), 'utf8');

/** The script of the button that shows the password. */
export function showPasswordScript(nonce: string): Html {
  return html`<script nonce="${nonce}">${{ html: script }}</script>`;
}
