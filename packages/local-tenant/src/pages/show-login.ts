import type { RequestHandler } from 'express';
import { findAskedDemoUser } from '../oidc/demo-sign-in.ts';
import { listDemoAccounts } from './demo-accounts.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { loadPendingSignIn, type PageContext, sendPage } from './interaction.ts';
import { loginPage } from './login-page.ts';

/**
 * Shows the sign-in page; as at Auth0, `screen_hint=signup` leads on to the sign-up page and `connection` past it. Where
 * demo accounts sign in by the request alone, this is the end of such a sign-in, as if the password had been typed.
 */
export function showLogin(context: PageContext): RequestHandler {
  return async (request, response) => {
    const pending = await loadPendingSignIn(context, request, response);
    if (!pending) return;
    const { params, action, words } = pending;
    const demo = await findAskedDemoUser(context.tenant, params);
    if (demo) {
      const login = { userId: demo.user_id, method: 'pwd' };
      return finishSignIn(context, pending, login, request, response);
    }
    const further = request.query.log_in === undefined ? pageAskedFor(params) : undefined;
    if (further) return response.redirect(303, `${action}/${further}`);
    const demoAccounts = await listDemoAccounts(context.tenant, words);
    const email = typeof params.login_hint === 'string' ? params.login_hint : undefined;
    sendPage(response, pending, { page: (frame) => loginPage({ ...frame, email, demoAccounts }) });
  };
}

function pageAskedFor({ screen_hint, connection }: Record<string, unknown>): string | undefined {
  if (connection === 'google-oauth2') return 'google';
  return screen_hint === 'signup' ? 'signup' : undefined;
}
