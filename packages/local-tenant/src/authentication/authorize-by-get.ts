import type { RequestHandler } from 'express';
import { toPairs } from './forward-form.ts';

/**
 * Lets a form that is posted to /authorize (OpenID Connect Core, 3.1.2.1) go on as the same request by GET: a form that
 * another site posts comes without the cookies that say who is signed in.
 */
export const authorizeByGet: RequestHandler = (request, response) => {
  response.redirect(303, `/authorize?${new URLSearchParams(toPairs(request.body))}`);
};
