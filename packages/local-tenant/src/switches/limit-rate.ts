import type { RequestHandler, Response } from 'express';
import type { Tenant } from '../tenant.ts';
import type { LimitName } from './switches.ts';

/** Writes Auth0's rate-limit headers; returns whether the request may go on. */
export function isWithinLimit({ switches }: Tenant, response: Response, limit: LimitName, key = ''): boolean {
  const taken = switches.take(limit, key);
  if (!taken) return true;
  response.set({
    'x-ratelimit-limit': String(taken.limit),
    'x-ratelimit-remaining': String(taken.remaining),
    'x-ratelimit-reset': String(taken.reset),
  });
  return taken.allowed;
}

/** Limits how often an endpoint answers to anybody, and answers 429 past that, with the given body. */
export function limitRate(tenant: Tenant, limit: LimitName, body: object): RequestHandler {
  return (_request, response, next) => {
    if (isWithinLimit(tenant, response, limit)) return next();
    response.status(429).json(body);
  };
}
