import type { RequestHandler } from 'express';
import { z } from 'zod';
import { toPairs } from '../authentication/forward-form.ts';
import { type Brought, POST_LOGIN, type RedirectDetails } from '../oidc/run-actions-at-sign-in.ts';
import { toStorableJson } from '../store/storable-text.ts';
import { wordsOf } from '../words/words.ts';
import { refuseWithPage } from './errors.ts';
import { type PageContext, whilePending } from './interaction.ts';

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
 * the browser's cookie of this sign-in belongs to, with all that they bring along: also what is repeated, and what
 * stands deep in JSON.
 */
export const welcomeBack: RequestHandler = (request, response) => {
  const { state, [POSTED]: _, ...query } = request.query;
  const { state: posted, ...form } = Object(request.body) as Record<string, unknown>;
  const uid = state ?? posted;
  if (typeof uid !== 'string' || !/^[\w-]+$/.test(uid))
    return response.status(400).type('text').send(wordsOf(request).error.noState);
  const params = new URLSearchParams(toPairs(query));
  if (request.method === 'POST') {
    const json = JSON.stringify(form);
    if (toStorableJson(form) !== json)
      return response.status(400).type('text').send(wordsOf(request).error.wrongCharacter);
    params.set(POSTED, json);
  }
  response.redirect(303, `/u/redirect/${uid}/continue?${params}`);
};

/** Goes on with a sign-in after a redirect; what the user brought along is told to the Action. */
export function continueSignIn(context: PageContext): RequestHandler {
  return whilePending(context, async (_pending, request, response) => {
    const { [POSTED]: posted, ...query } = request.query;
    const body = posted === undefined ? {} : parseForm(posted);
    if (!body) return refuseWithPage(context.tenant, request, response, ({ unexplained }) => unexplained);
    const brought: Brought = { method: posted === undefined ? 'GET' : 'POST', query, body };
    const result = { [POST_LOGIN]: brought };
    await context.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  });
}

// Whoever comes along with another text than `welcomeBack` made has made it up.
function parseForm(posted: unknown): Record<string, unknown> | undefined {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(String(posted)));
  } catch {
    return undefined;
  }
}
