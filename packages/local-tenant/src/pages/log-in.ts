import type { RequestHandler } from 'express';
import { z } from 'zod';
import { checkPassword, type PasswordCheck } from '../domain/accounts/check-password.ts';
import { findAskedDemoUser } from '../oidc/demo-sign-in.ts';
import { isStorable } from '../store/storable-text.ts';
import { findUser, listDemoUsers, type UserRow } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { type Html, html } from '../words/html.ts';
import type { Words } from '../words/words.ts';
import { faceOf, shownName } from './face.ts';
import { emailField, notice, passwordField, showPasswordScript } from './fields.ts';
import { finishSignIn, type PageContext, sendPage, whilePending } from './interaction.ts';
import { arrowIcon, type Frame, layout } from './layout.ts';

/**
 * Shows the sign-in page; as at Auth0, `screen_hint=signup` leads on to the sign-up page and `connection` past it. Where
 * demo accounts sign in by the request alone, this is the end of such a sign-in, as if the password had been typed.
 */
export function showLogin(context: PageContext): RequestHandler {
  return whilePending(context, async (pending, request, response) => {
    const { params, action, words, loginHint: email } = pending;
    const demo = await findAskedDemoUser(context.tenant, params);
    if (demo) {
      const login = { userId: demo.user_id, method: 'pwd' };
      return finishSignIn(context, pending, login, request, response);
    }
    const further = request.query.log_in === undefined ? pageAskedFor(params) : undefined;
    if (further) return response.redirect(303, `${action}/${further}`);
    const demoAccounts = await listDemoAccounts(context.tenant, words);
    sendPage(response, pending, { page: (frame) => loginPage({ ...frame, email, demoAccounts }) });
  });
}

function pageAskedFor({ screen_hint, connection }: Record<string, unknown>): string | undefined {
  if (connection === 'google-oauth2') return 'google';
  return screen_hint === 'signup' ? 'signup' : undefined;
}

const formSchema = z.object({
  demo: z.string().max(300).refine(isStorable).optional(),
  email: z.string().max(254).refine(isStorable).default(''),
  password: z.string().max(128).default(''),
});
type LoginForm = z.infer<typeof formSchema>;

const MESSAGES = { wrong: 'wrong', 'locked-out': 'lockedOut', overloaded: 'overloaded' } as const;

/** Checks who signs in: a demo account by its chip, anybody else by email and password. */
export function logIn(context: PageContext): RequestHandler {
  const { tenant } = context;
  return whilePending(context, async (pending, request, response) => {
    const form = formSchema.safeParse(request.body);
    const check = form.success
      ? await identify(tenant, form.data, request.ip ?? '')
      : { refused: 'wrong' as const };
    if ('userId' in check) {
      return finishSignIn(context, pending, { userId: check.userId, method: 'pwd' }, request, response);
    }
    const { words } = pending;
    const email = form.data?.email;
    const error = words.logIn[MESSAGES[check.refused]];
    const demoAccounts = await listDemoAccounts(tenant, words);
    sendPage(response, pending, {
      status: check.refused === 'wrong' ? 400 : 429,
      page: (frame) => loginPage({ ...frame, email, error, demoAccounts }),
    });
  });
}

async function identify(
  tenant: Tenant,
  { demo, email, password }: LoginForm,
  ip: string,
): Promise<PasswordCheck> {
  if (demo === undefined) return checkPassword(tenant, { email, password, ip });
  const user = await findUser(tenant.pool, demo);
  return user?.demo ? { userId: user.user_id } : { refused: 'wrong' };
}

interface DemoAccount {
  userId: string;
  name: string;
  picture: string;
  description: string;
  /** The last word of each role, in capitals. */
  badges: string[];
}

interface LoginPage extends Frame {
  email?: string;
  error?: string;
  demoAccounts: DemoAccount[];
}

/** The page that asks who is signing in: email and password, or one tap on a demo account. */
function loginPage({
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

/** The imported accounts, as the sign-in page offers them; empty on a tenant without any. */
async function listDemoAccounts({ pool }: Tenant, words: Words): Promise<DemoAccount[]> {
  return (await listDemoUsers(pool)).map((user) => toDemoAccount(user, words));
}

function toDemoAccount(user: UserRow, { logIn }: Words): DemoAccount {
  const { plan, roles } = user.app_metadata ?? {};
  const planText =
    typeof plan === 'string' && plan ? `${logIn.plan(`${plan[0]?.toUpperCase()}${plan.slice(1)}`)}, ` : '';
  return {
    userId: user.user_id,
    name: shownName(user),
    picture: faceOf(user),
    description: `${planText}${user.email}`,
    badges: Array.isArray(roles)
      ? roles.map((role) => String(role).split(/[_:-]/).at(-1)?.toUpperCase() ?? '')
      : [],
  };
}
