import type { Request } from 'express';
import { auth, InvalidRequestError, InvalidTokenError, UnauthorizedError } from 'express-oauth2-jwt-bearer';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../context.ts';
import { DomainError } from '../errors.ts';
import { type Claims, callerOf } from './caller-of.ts';
import { createKeysProbe } from './keys-probe.ts';
import { HttpProblem } from './problems.ts';

/** Verifies the bearer token of a request and tells who calls. */
export type VerifyToken = (request: Request) => Promise<Caller>;

export interface VerifyTokenOptions {
  issuer: string;
  audience: string;
  timeoutMs: number;
  /** Told of each person whose token was not in the cache. */
  onVerified: (caller: Caller) => Promise<void>;
}

/** Longest time that a verified token is trusted without being verified again. */
const TRUSTED_MS = 60_000;
const BEARER = /^Bearer [\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * Makes `verifyToken`: RS256 access tokens of one issuer for one audience, from the Authorization header only.
 * Throws `unauthorized` with a challenge (RFC 6750, 3), or `identity-provider-unavailable` when the keys to verify
 * with cannot be had.
 */
export function createVerifyToken(options: VerifyTokenOptions): VerifyToken {
  const { issuer, audience, timeoutMs } = options;
  const jwksUri = new URL('.well-known/jwks.json', issuer).href;
  const verify = auth({
    issuer,
    audience,
    jwksUri,
    tokenSigningAlg: 'RS256',
    timeoutDuration: timeoutMs,
    dpop: { enabled: false },
  });
  const keysAreAway = createKeysProbe(jwksUri, timeoutMs);
  // By the whole header. The clock is read at each look, which costs less than the timer that would remember it.
  const callers = new LRUCache<string, Caller>({ max: 5_000, ttlResolution: 0 });

  return async (request) => {
    const header = request.headers.authorization ?? '';
    const known = callers.get(header);
    if (known) return known;
    const claims = await runVerifier(verify, request).catch(async (error) => {
      throw await refusal(error, keysAreAway);
    });
    const caller = callerOf(claims);
    await options.onVerified(caller);
    const ttl = Math.min(TRUSTED_MS, caller.expiresAt * 1_000 - Date.now());
    if (BEARER.test(header) && ttl > 0) callers.set(header, caller, { ttl });
    return caller;
  };
}

function runVerifier(verify: ReturnType<typeof auth>, request: Request): Promise<Claims> {
  // The library would also take a token from the query or a form: it is shown a request that has neither.
  const headersOnly = Object.create(request, { query: { value: {} }, body: { value: undefined } }) as Request;
  return new Promise((resolve, reject) => {
    verify(headersOnly, {} as never, (error?: unknown) =>
      error ? reject(error) : resolve(headersOnly.auth?.payload as Claims),
    );
  });
}

async function refusal(error: unknown, keysAreAway: (message: string) => Promise<boolean>): Promise<Error> {
  if (!(error instanceof UnauthorizedError)) return error as Error;
  if (error instanceof InvalidTokenError && (await keysAreAway(error.message))) {
    return new DomainError('identity-provider-unavailable', {
      detail: 'The token cannot be checked now.',
      retryAfter: 5,
      cause: error,
    });
  }
  if (error instanceof InvalidRequestError) {
    return new HttpProblem('invalid-token-request', 'Send it as: Authorization: Bearer <token>', {
      'WWW-Authenticate': 'Bearer realm="api", error="invalid_request"',
    });
  }
  const detail = error instanceof InvalidTokenError ? 'The token was refused.' : 'No token was sent.';
  return new HttpProblem('unauthorized', detail, error.headers);
}
