import type { RequestHandler } from 'express';
import { isStorable } from '../store/storable-text.ts';
import type { Tenant } from '../tenant.ts';
import { errorPage } from './error-page.ts';
import { newNonce, pageHeaders } from './security-headers.ts';
import { wordsOf } from './words-of.ts';

/** Refuses a request with a NUL in a parameter, which the store could not keep, with a page that says so. */
export function refuseUnstorableQuery({ name }: Tenant): RequestHandler {
  return (request, response, next) => {
    const values = Object.values(request.query).flat().map(String);
    if (values.every(isStorable)) return next();
    const nonce = newNonce();
    const words = wordsOf(request);
    const description = words.error.wrongCharacter;
    response.status(400).set(pageHeaders({ nonce })).type('html');
    response.send(errorPage({ words, tenantName: name, nonce, code: 'invalid_request', description }));
  };
}
