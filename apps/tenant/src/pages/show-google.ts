import type { RequestHandler } from 'express';
import { googlePage } from './google-page.ts';
import { loadPendingSignIn, type PageContext, sendPage } from './interaction.ts';

/** Shows the page that stands in for Google's. */
export function showGoogle(context: PageContext): RequestHandler {
  return async (request, response) => {
    const pending = await loadPendingSignIn(context, request, response);
    if (!pending) return;
    const { action, params, words } = pending;
    const email = typeof params.login_hint === 'string' ? params.login_hint : undefined;
    const shown = { words, tenantName: context.tenant.name, action, email };
    sendPage(response, pending, { page: (nonce) => googlePage({ ...shown, nonce }) });
  };
}
