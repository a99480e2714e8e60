import type { RequestHandler } from 'express';
import { googlePage } from './google-page.ts';
import { loadPendingSignIn, type PageContext, sendPage } from './interaction.ts';

/** Shows the page that stands in for Google's. */
export function showGoogle(context: PageContext): RequestHandler {
  return async (request, response) => {
    const pending = await loadPendingSignIn(context, request, response);
    if (!pending) return;
    const { login_hint } = pending.params;
    const email = typeof login_hint === 'string' ? login_hint : undefined;
    sendPage(response, pending, { page: (frame) => googlePage({ ...frame, email }) });
  };
}
