import type { Request, RequestHandler } from 'express';
import type Provider from 'oidc-provider';
import { scopedClaims, withCustomClaims } from '../domain/profile-claims.ts';
import { isStoreAway } from '../store/away.ts';
import { findUser } from '../store/users.ts';
import { isWithinLimit, TOO_MANY_REQUESTS } from '../switches/limit-rate.ts';
import type { Tenant } from '../tenant.ts';
import { createVerifyUserInfoToken } from './verify-access-token.ts';

/**
 * Answers who the bearer of an access token is (OpenID Connect Core, 5.3). It takes tokens without an audience and,
 * as Auth0 does, tokens for an API that were given with `openid`. Claims that Actions put into the ID token are there
 * too: https://auth0.com/docs/manage-users/user-accounts/metadata/manage-user-metadata
 */
export function getUserInfo(tenant: Tenant, provider: Provider): RequestHandler {
  const verify = createVerifyUserInfoToken(tenant);
  const readToken = async (token: string): Promise<Granted | undefined> => {
    const opaque = token.includes('.') ? undefined : await provider.AccessToken.find(token);
    if (opaque)
      return { userId: opaque.accountId, clientId: String(opaque.clientId), scopes: [...opaque.scopes] };
    const payload = await verify(token).catch(unlessAway);
    if (!payload) return undefined;
    const clientId = String(payload.azp ?? payload.client_id);
    return { userId: String(payload.sub), clientId, scopes: payload.scopes };
  };
  return async (request, response) => {
    const token = bearerToken(request);
    const granted = token === undefined ? undefined : await readToken(token);
    const user = granted && (await findUser(tenant.pool, granted.userId));
    if (!granted || !user) {
      const challenge =
        token === undefined ? 'Bearer realm="Users"' : 'Bearer realm="Users", error="invalid_token"';
      return response.status(401).set('WWW-Authenticate', challenge).type('text').send('Unauthorized');
    }
    if (!isWithinLimit(tenant, response, 'userinfo', user.user_id)) {
      return response.status(429).json(TOO_MANY_REQUESTS);
    }
    const claims = scopedClaims(tenant.issuer, user, granted.scopes);
    const custom = await tenant.lastClaims.find(granted.userId, granted.clientId);
    response.set('Cache-Control', 'no-store').json(withCustomClaims(claims, custom));
  };
}

/** What a token lets its bearer learn, about whom, and which application it was given to. */
interface Granted {
  userId: string;
  clientId: string;
  scopes: string[];
}

function bearerToken(request: Request): string | undefined {
  return /^Bearer ([^\s]+)$/i.exec(request.get('authorization') ?? '')?.[1];
}

// A token that cannot be verified is nobody's; that the database is away says nothing of it.
function unlessAway(error: unknown): undefined {
  if (isStoreAway(error)) throw error;
}
