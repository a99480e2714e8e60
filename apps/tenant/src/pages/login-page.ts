import { emailField, notice, passwordField, showPasswordScript } from './fields.ts';
import { type Html, html } from './html.ts';
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

export interface LoginPage {
  tenantName: string;
  clientName: string;
  nonce: string;
  /** Address of the sign-in under way; forms go to it. */
  action: string;
  email?: string;
  error?: string;
  demoAccounts: DemoAccount[];
}

/** The page that asks who is signing in: email and password, or one tap on a demo account. */
export function loginPage({
  tenantName,
  clientName,
  nonce,
  action,
  email,
  error,
  demoAccounts,
}: LoginPage): string {
  const body = html`<h1>Log in to ${tenantName}</h1>
<p>For ${clientName}. This page stands in for Auth0’s Universal Login.</p>
${notice(error)}
<form method="post" action="${action}">
${emailField(email)}
${passwordField({ aside: html`<a href="${action}/forgot">Forgot password?</a>` })}
<button class="primary">Continue</button>
</form>
<p class="switch">New here? <a href="${action}/signup">Create an account</a><br>Or <a href="${action}/google">continue with Google</a>, simulated</p>
${demoAccounts.length > 0 && demoSection(action, demoAccounts)}
${showPasswordScript(nonce)}`;
  return layout({ title: 'Log in', tenantName, nonce, body });
}

function demoSection(action: string, accounts: DemoAccount[]): Html {
  return html`<section class="demo"><h2>Demo accounts <span>One tap, no password</span></h2>
<form method="post" action="${action}">${accounts.map(chip)}</form></section>`;
}

function chip({ userId, name, picture, description, badges }: DemoAccount): Html {
  const passes = badges.map((badge) => html`<span class="pass">${badge}</span>`);
  return html`<button class="chip" name="demo" value="${userId}"><img src="${picture}" alt="" width="36" height="36"><span class="who"><b>${name}${passes}</b><small>${description}</small></span>${arrowIcon}</button>`;
}
