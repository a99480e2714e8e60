import { type Permission, PLAYLIST_EDITOR, READ_PLAYS } from '@setlist/contracts';
import type { Request, Response } from 'express';
import type { Caller } from '../context.ts';
import { DomainError } from '../errors.ts';
import { HttpProblem } from './problems.ts';
import type { RateLimit } from './rate-limit.ts';
import type { VerifyToken } from './verify-token.ts';

/** Finds out who calls and refuses them when the permission does not include them. */
export type Authorize = (
  permission: Permission,
  request: Request,
  response: Response,
) => Promise<Caller | undefined>;

/** Makes `authorize`: token, then the caller's rate limit, then the permission. */
export function createAuthorize(verifyToken: VerifyToken, rateLimit: RateLimit): Authorize {
  return async (permission, request, response) => {
    if (permission === 'public') return undefined;
    const caller = await verifyToken(request).catch((error) => {
      // Only what the caller did wrong counts, not that the identity provider is away.
      if (error instanceof HttpProblem) rateLimit.anonymous(request.socket.remoteAddress ?? '');
      throw error;
    });
    response.locals.userId = caller.userId;
    rateLimit.caller(caller.userId);
    refuse(permission, caller);
    return caller;
  };
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
