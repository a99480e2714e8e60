import type { RequestHandler } from 'express';

/** Lets pages of any origin ask with a bearer token; no cookie counts here, so that nobody is asked for by another. */
export const openToBrowsers: RequestHandler = (request, response, next) => {
  response.set('Access-Control-Allow-Origin', '*');
  if (request.method !== 'OPTIONS') return next();
  response.set({
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': 'Authorization, Content-Type',
  });
  response.status(204).end();
};
