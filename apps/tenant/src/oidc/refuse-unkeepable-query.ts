import type { RequestHandler } from 'express';
import { errorPage } from '../pages/error-page.ts';
import { newNonce, pageHeaders } from '../pages/security-headers.ts';
import { wordsOf } from '../pages/words-of.ts';
import type { Tenant } from '../tenant.ts';
import { isKeepableText } from '../unkeepable-text.ts';

/** Refuses a request with a NUL in a parameter, which the store could not keep, with a page that says so. */
export function refuseUnkeepableQuery({ name }: Tenant): RequestHandler {
  return (request, response, next) => {
    const values = Object.values(request.query).flat().map(String);
    if (values.every(isKeepableText)) return next();
    const nonce = newNonce();
    const words = wordsOf(request);
    const description = words.error.wrongCharacter;
    response.status(400).set(pageHeaders({ nonce })).type('html');
    response.send(errorPage({ words, tenantName: name, nonce, code: 'invalid_request', description }));
  };
}
