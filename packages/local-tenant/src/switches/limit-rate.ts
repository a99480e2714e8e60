import type { RequestHandler, Response } from 'express';
import type { Tenant } from '../tenant.ts';
import type { LimitName } from './switches.ts';

/** What the Authentication API says to whoever asks too much. */
export const TOO_MANY_REQUESTS = {
  error: 'too_many_requests',
  error_description: 'Global limit has been reached',
};

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

/** Limits how often an endpoint answers to anybody, and answers 429 past that. */
export function limitRate(
  tenant: Tenant,
  limit: LimitName,
  body: object = TOO_MANY_REQUESTS,
): RequestHandler {
  return (_request, response, next) => {
    if (isWithinLimit(tenant, response, limit)) return next();
    response.status(429).json(body);
  };
}
