import { type Html, html } from '../words/html.ts';
import type { Words } from '../words/words.ts';
import { emailField, notice, passwordField, showPasswordScript } from './fields.ts';
import type { Frame } from './frame.ts';
import { arrowIcon } from './icons.ts';
import { layout } from './layout.ts';

export interface DemoAccount {
  userId: string;
  name: string;
  picture: string;
  description: string;
  /** The last word of each role, in capitals. */
  badges: string[];
}

export interface LoginPage extends Frame {
  email?: string;
  error?: string;
  demoAccounts: DemoAccount[];
}

/** The page that asks who is signing in: email and password, or one tap on a demo account. */
export function loginPage({
  words,
  tenantName,
  clientName,
  nonce,
  action,
  email,
  error,
  demoAccounts,
}: LoginPage): string {
  const { logIn, frame } = words;
  const linkTo = (path: string) => (text: string) => html`<a href="${action}/${path}">${text}</a>`;
  const body = html`<h1>${logIn.heading(tenantName)}</h1>
<p>${frame.purpose(clientName)}</p>
${notice(error)}
<form method="post" action="${action}">
${emailField(words, email)}
${passwordField(words, { aside: linkTo('forgot')(logIn.forgotPassword) })}
<button class="primary">${frame.continue}</button>
</form>
<p class="switch">${logIn.newHere(linkTo('signup'))}<br>${logIn.google(linkTo('google'))}</p>
${demoAccounts.length > 0 && demoSection(words, action, demoAccounts)}
${showPasswordScript(nonce)}`;
  return layout({ words, title: logIn.title, tenantName, nonce, body });
}

function demoSection({ logIn }: Words, action: string, accounts: DemoAccount[]): Html {
  return html`<section class="demo"><h2>${logIn.demoAccounts} <span>${logIn.oneTap}</span></h2>
<form method="post" action="${action}">${accounts.map(chip)}</form></section>`;
}

function chip({ userId, name, picture, description, badges }: DemoAccount): Html {
  const passes = badges.map((badge) => html`<span class="pass-tag pass-tag-small">${badge}</span>`);
  return html`<button class="chip" name="demo" value="${userId}"><img src="${picture}" alt="" width="36" height="36"><span class="who"><b>${name}${passes}</b><small>${description}</small></span>${arrowIcon}</button>`;
}
