import type { RequestHandler } from 'express';
import { type Brought, POST_LOGIN, type RedirectDetails } from '../oidc/run-actions-at-sign-in.ts';
import { wordsOf } from '../words/words.ts';
import { refuseWithPage } from './errors.ts';
import { type PageContext, stringsOf, whilePending } from './interaction.ts';

/** Sends a user where an Action wants them; `state` brings them back to this sign-in. */
export function sendUserAway(context: PageContext): RequestHandler {
  return whilePending(context, (pending, request, response) => {
    const { uid, prompt } = pending.interaction;
    if (prompt.name !== POST_LOGIN)
      return refuseWithPage(context.tenant, request, response, ({ unexplained }) => unexplained);
    const url = new URL((prompt.details as unknown as RedirectDetails).url);
    url.searchParams.set('state', uid);
    response.set('Cache-Control', 'no-store').redirect(303, url.href);
  });
}

/** The parameter in which a posted form goes on, as JSON: the cookie of a sign-in only comes along with a GET. */
const POSTED = 'posted';

/**
 * /continue, where a user comes back with `state` from where an Action sent them. It leads on to the address that
 * the browser's cookie of this sign-in belongs to.
 */
export const welcomeBack: RequestHandler = (request, response) => {
  const { state, [POSTED]: _, ...query } = stringsOf(request.query);
  const { state: posted, ...form } = stringsOf(request.body);
  const uid = state ?? posted ?? '';
  if (!/^[\w-]+$/.test(uid)) return response.status(400).type('text').send(wordsOf(request).error.noState);
  const params = new URLSearchParams(query);
  if (request.method === 'POST') params.set(POSTED, JSON.stringify(form));
  response.redirect(303, `/u/redirect/${uid}/continue?${params}`);
};

/** Goes on with a sign-in after a redirect; what the user brought along is told to the Action. */
export function continueSignIn(context: PageContext): RequestHandler {
  return whilePending(context, async (_pending, request, response) => {
    const { [POSTED]: posted, ...query } = stringsOf(request.query);
    const form = posted === undefined ? {} : parseForm(posted);
    if (!form) return refuseWithPage(context.tenant, request, response, ({ unexplained }) => unexplained);
    const brought: Brought = { method: posted === undefined ? 'GET' : 'POST', query, body: form };
    const result = { [POST_LOGIN]: brought };
    await context.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  });
}

// Whoever comes along with another text than `welcomeBack` made has made it up.
function parseForm(posted: string): Record<string, string> | undefined {
  try {
    return stringsOf(JSON.parse(posted));
  } catch {
    return undefined;
  }
}
