import type { RequestHandler } from 'express';
import { loadPendingSignIn, type PageContext, sendPage } from './interaction.ts';
import { signupPage } from './signup-page.ts';

/** Shows the sign-up page. */
export function showSignup(context: PageContext): RequestHandler {
  return async (request, response) => {
    const pending = await loadPendingSignIn(context, request, response);
    if (!pending) return;
    const { login_hint } = pending.params;
    const email = typeof login_hint === 'string' ? login_hint : undefined;
    sendPage(response, pending, { page: (frame) => signupPage({ ...frame, email }) });
  };
}
