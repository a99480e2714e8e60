import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import { wordsOf } from '../words/words.ts';

/** A fresh nonce for the one style and the one script element of a page. */
export function newNonce(): string {
  return randomBytes(16).toString('base64url');
}

/**
 * Headers of every page: nothing but its own style, script, fonts and pictures is loaded, nobody frames it, and
 * forms go only here and, because browsers check redirects too, to the application that asked for the sign-in.
 */
export function pageHeaders({
  nonce,
  formTarget = '',
}: {
  nonce: string;
  formTarget?: string;
}): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `form-action 'self' ${formTarget}`.trim(),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cache-Control': 'no-store',
    'X-Frame-Options': 'DENY',
    // Not `no-referrer`: with it browsers send forms with `Origin: null`, and the origin is what is checked.
    'Referrer-Policy': 'same-origin',
  };
}

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
