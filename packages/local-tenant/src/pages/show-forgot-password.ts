import type { RequestHandler } from 'express';
import { forgotPasswordPage } from './forgot-password-page.ts';
import { loadPendingSignIn, type PageContext, sendPage } from './interaction.ts';

/** Shows the page that asks where to send the link for a new password. */
export function showForgotPassword(context: PageContext): RequestHandler {
  return async (request, response) => {
    const pending = await loadPendingSignIn(context, request, response);
    if (!pending) return;
    sendPage(response, pending, { page: forgotPasswordPage });
  };
}
