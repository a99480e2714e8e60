import type { RequestHandler } from 'express';
import { createVerifyAccessToken } from '../authentication/verify-access-token.ts';
import { isManagementAudience } from '../domain/audience.ts';
import type { Tenant } from '../tenant.ts';
import { ManagementError } from './errors.ts';

/** Who calls the Management API, and what their token lets them do. */
export interface Caller {
  sub: string;
  clientId: string;
  scopes: string[];
}

/** Requires an access token for the Management API and leaves its `Caller` in `response.locals.caller`. */
export function authenticate(tenant: Tenant): RequestHandler {
  const verify = createVerifyAccessToken(tenant);
  return async (request, response, next) => {
    const header = request.get('authorization');
    if (header === undefined) throw new ManagementError(401, 'Missing authentication');
    const [, token] = /^Bearer ([^\s]+)$/i.exec(header) ?? [];
    if (!token) throw new ManagementError(400, 'Bad HTTP authentication header format', 'Bearer');
    const payload = await verify(token).catch((error) => {
      const expired = error.code === 'ERR_JWT_EXPIRED';
      throw new ManagementError(
        401,
        expired ? 'Expired token received for JSON Web Token validation' : 'Invalid token',
      );
    });
    const audiences = [payload.aud].flat().map(String);
    if (!audiences.some((audience) => isManagementAudience(tenant.issuer, audience))) {
      throw new ManagementError(401, `Bad audience: ${audiences.join(', ')}`);
    }
    response.locals.caller = {
      sub: payload.sub,
      clientId: String(payload.azp ?? payload.client_id),
      scopes: payload.scopes,
    };
    next();
  };
}

/**
 * Holds a caller who has only `current_user` scopes of the listed ones to their own account. Throws 403 in Auth0's
 * words for any other.
 */
export function requireOwnAccount(caller: Caller, userId: string, scopes: string[]): { isOwnOnly: boolean } {
  const held = scopes.filter((scope) => caller.scopes.includes(scope));
  const isOwnOnly = held.every((scope) => scope.includes('current_user'));
  if (isOwnOnly && caller.sub !== userId) {
    throw new ManagementError(
      403,
      'User to be acted on does not match subject in bearer token.',
      'insufficient_scope',
    );
  }
  return { isOwnOnly };
}
