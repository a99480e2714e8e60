import type { RequestHandler } from 'express';
import type { RedirectDetails } from '../oidc/run-actions-at-sign-in.ts';
import { loadPendingSignIn, type PageContext } from './interaction.ts';

/** Sends a user where an Action wants them; `state` brings them back to this sign-in. */
export function sendUserAway(context: PageContext): RequestHandler {
  return async (request, response) => {
    const pending = await loadPendingSignIn(context, request, response);
    if (!pending) return;
    const { uid, prompt } = pending.interaction;
    const url = new URL((prompt.details as unknown as RedirectDetails).url);
    url.searchParams.set('state', uid);
    response.set('Cache-Control', 'no-store').redirect(303, url.href);
  };
}
