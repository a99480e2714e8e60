import type { RequestHandler } from 'express';
import { stringsOf } from './strings-of.ts';
import { wordsOf } from './words-of.ts';

/**
 * /continue, where a user comes back with `state` from where an Action sent them. It leads on to the address that
 * the browser's cookie of this sign-in belongs to.
 */
export const welcomeBack: RequestHandler = (request, response) => {
  const params = new URLSearchParams({ ...stringsOf(request.query), ...stringsOf(request.body) });
  const uid = params.get('state') ?? '';
  params.delete('state');
  if (!/^[\w-]+$/.test(uid)) return response.status(400).type('text').send(wordsOf(request).error.noState);
  response.redirect(303, `/u/redirect/${uid}/continue?${params}`);
};
