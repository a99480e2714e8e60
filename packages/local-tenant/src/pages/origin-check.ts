import type { RequestHandler } from 'express';
import { wordsOf } from './words-of.ts';

/**
 * Lets a form through only when this site's own page sent it. Together with the SameSite cookie that ties a sign-in
 * to its browser this keeps other sites, and other ports of the same host, from posting in a person's name.
 */
export function requireSameOrigin(issuer: string): RequestHandler {
  const { origin } = new URL(issuer);
  return (request, response, next) => {
    const site = request.get('sec-fetch-site');
    const sentFrom = request.get('origin');
    if ((site === undefined || site === 'same-origin') && (sentFrom === undefined || sentFrom === origin))
      return next();
    response.status(403).type('text').send(wordsOf(request).error.foreignForm);
  };
}
