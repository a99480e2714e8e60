import type { RequestHandler } from 'express';
import { stringsOf } from './strings-of.ts';
import { wordsOf } from './words-of.ts';

/** The parameter in which a posted form goes on, as JSON: the cookie of a sign-in only comes along with a GET. */
export const POSTED = 'posted';

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
