import type { RequestHandler } from 'express';
import { type Brought, POST_LOGIN } from '../oidc/run-actions-at-sign-in.ts';
import { loadPendingSignIn, type PageContext } from './interaction.ts';
import { stringsOf } from './strings-of.ts';
import { POSTED } from './welcome-back.ts';

/** Goes on with a sign-in after a redirect; what the user brought along is told to the Action. */
export function continueSignIn(context: PageContext): RequestHandler {
  return async (request, response) => {
    const pending = await loadPendingSignIn(context, request, response);
    if (!pending) return;
    const { [POSTED]: posted, ...query } = stringsOf(request.query);
    const brought: Brought = posted
      ? { method: 'POST', query, body: JSON.parse(posted) }
      : { method: 'GET', query, body: {} };
    const result = { [POST_LOGIN]: brought };
    await context.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  };
}
