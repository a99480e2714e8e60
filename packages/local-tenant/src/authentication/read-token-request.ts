import express, { type RequestHandler } from 'express';

const LIMIT = '56kb';

/**
 * Reads the body of a token request, a form or JSON, into `request.body`: its parameters as strings, or as arrays of
 * them where a form repeats one. What JSON holds besides strings, numbers and booleans is left out.
 */
export function readTokenRequest(): RequestHandler {
  const form = express.urlencoded({ extended: false, limit: LIMIT });
  const json = express.json({ limit: LIMIT, strict: true });
  return (request, response, next) => {
    if (request.is('urlencoded')) return form(request, response, next);
    json(request, response, (error) => {
      if (request.is('json')) request.body = toParameters(request.body);
      next(error);
    });
  };
}

function toParameters(body: unknown): Record<string, string> {
  const simple = Object.entries(body ?? {}).filter(([, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value),
  );
  return Object.fromEntries(simple.map(([name, value]) => [name, String(value)]));
}
