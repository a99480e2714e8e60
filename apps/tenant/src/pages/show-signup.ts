import type { RequestHandler } from 'express';
import { loadPendingSignIn, type PageContext, sendPage } from './interaction.ts';
import { signupPage } from './signup-page.ts';

/** Shows the sign-up page. */
export function showSignup(context: PageContext): RequestHandler {
  return async (request, response) => {
    const pending = await loadPendingSignIn(context, request, response);
    if (!pending) return;
    const { action, clientName, params, words } = pending;
    const email = typeof params.login_hint === 'string' ? params.login_hint : undefined;
    const page = (nonce: string) =>
      signupPage({ words, tenantName: context.tenant.name, clientName, nonce, action, email });
    sendPage(response, pending, { page });
  };
}
