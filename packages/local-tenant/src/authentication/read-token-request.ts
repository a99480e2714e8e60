import express, { type RequestHandler } from 'express';

const LIMIT = '56kb';

/**
 * Reads the body of a token request, a form or JSON, into `request.body`: its parameters as strings, scopes set apart by
 * one space. Answers 400 for a parameter that is given twice, or that is a list or an object in JSON: a request that is
 * read in part asks for something else. What is null is not there.
 */
export function readTokenRequest(): RequestHandler {
  const form = express.urlencoded({ extended: false, limit: LIMIT });
  const json = express.json({ limit: LIMIT, strict: true });
  return (request, response, next) => {
    const read = request.is('urlencoded') ? form : json;
    read(request, response, (error) => {
      if (error || !request.is(['urlencoded', 'json'])) return next(error);
      const given = Object.entries(request.body ?? {}).filter(([, value]) => value !== null);
      const [odd] = given.find(([, value]) => typeof value === 'object') ?? [];
      if (odd !== undefined) {
        const error_description = `'${odd}' parameter must ${read === form ? 'not be provided twice' : 'be a string'}`;
        return response.status(400).set(NO_STORE).json({ error: 'invalid_request', error_description });
      }
      request.body = Object.fromEntries(given.map(([name, value]) => [name, toText(name, value)]));
      next();
    });
  };
}

const NO_STORE = { 'cache-control': 'no-store', pragma: 'no-cache' };

function toText(name: string, value: unknown): string {
  return name === 'scope' ? String(value).trim().replace(/\s+/g, ' ') : String(value);
}
