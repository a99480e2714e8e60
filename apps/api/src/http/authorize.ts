import { type Permission, PLAYLIST_EDITOR, READ_PLAYS, type RouteContract } from '@setlist/contracts';
import type { Request, Response } from 'express';
import type { Caller } from '../context.ts';
import { DomainError } from '../errors.ts';
import { hasAudioCookie } from './audio-cookie.ts';
import type { EndedTokens } from './ended-tokens.ts';
import { HttpProblem } from './problems.ts';
import type { RateLimit } from './rate-limit.ts';
import type { VerifyToken } from './verify-token.ts';

/** Finds out who calls and refuses them when the permission does not include them. */
export type Authorize = (
  contract: Pick<RouteContract, 'permission' | 'alsoByCookie'>,
  request: Request,
  response: Response,
) => Promise<Caller | undefined>;

/** What tells who calls: by the token, and where a contract allows it, by the audio cookie. */
export interface Verifiers {
  verifyToken: VerifyToken;
  verifyAudioCookie: VerifyToken;
  /** The web app's: only its pages may write by the cookie. */
  webOrigin: string;
  endedTokens: Pick<EndedTokens, 'refuse'>;
}

const READS = new Set(['GET', 'HEAD']);

/** Makes `authorize`: token or cookie, then the caller's rate limit, then the permission. */
export function createAuthorize(verifiers: Verifiers, rateLimit: RateLimit): Authorize {
  return async ({ permission, alsoByCookie = false }, request, response) => {
    if (permission === 'public') return undefined;
    const byCookie = alsoByCookie && !request.headers.authorization && hasAudioCookie(request);
    if (byCookie) refuseForeignWrite(request, verifiers.webOrigin);
    const verify = byCookie ? verifiers.verifyAudioCookie : verifiers.verifyToken;
    const caller = await verify(request).catch((error) => {
      // Only what the caller did wrong counts, not that the identity provider is away.
      if (error instanceof HttpProblem) rateLimit.anonymous(request.socket.remoteAddress ?? '');
      throw error;
    });
    if (caller.kind === 'user') await verifiers.endedTokens.refuse(caller);
    response.locals.userId = caller.userId;
    rateLimit.caller(caller.userId);
    refuse(permission, caller);
    return caller;
  };
}

/** A browser sends a cookie whichever page asks, if it is of the same site; `Origin` says which one it is. */
function refuseForeignWrite({ method, headers }: Request, webOrigin: string): void {
  if (READS.has(method) || headers.origin === webOrigin) return;
  throw new DomainError('forbidden', { detail: `By the audio cookie only pages of ${webOrigin} may write.` });
}

function refuse(permission: Permission, caller: Caller): void {
  if (permission === 'user-or-plays-reader') {
    if (caller.kind === 'machine' && !caller.scopes.includes(READ_PLAYS)) throw insufficientScope(READ_PLAYS);
    return;
  }
  if (caller.kind === 'machine') {
    throw new DomainError('forbidden', { detail: 'This is for signed-in people, not for programs.' });
  }
  if (permission === 'editor' && !caller.roles.includes(PLAYLIST_EDITOR)) {
    throw new DomainError('forbidden', { detail: `Your token does not have the role ${PLAYLIST_EDITOR}.` });
  }
}

function insufficientScope(scope: string): HttpProblem {
  return new HttpProblem('forbidden', `The token does not have the scope ${scope}.`, {
    'WWW-Authenticate': `Bearer realm="api", error="insufficient_scope", scope="${scope}"`,
  });
}
