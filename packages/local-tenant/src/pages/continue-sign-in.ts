import type { RequestHandler } from 'express';
import { POST_LOGIN } from '../oidc/run-actions-at-sign-in.ts';
import { loadPendingSignIn, type PageContext } from './interaction.ts';
import { stringsOf } from './strings-of.ts';

/** Goes on with a sign-in after a redirect; what the user brought along is told to the Action. */
export function continueSignIn(context: PageContext): RequestHandler {
  return async (request, response) => {
    const pending = await loadPendingSignIn(context, request, response);
    if (!pending) return;
    const result = { [POST_LOGIN]: { query: stringsOf(request.query) } };
    await context.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  };
}
