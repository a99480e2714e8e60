import { createLocalJWKSet, type JWTPayload, jwtVerify } from 'jose';
import type { Tenant } from '../tenant.ts';

export type VerifyAccessToken = (token: string) => Promise<JWTPayload & { scopes: string[] }>;

/** Verifies tokens that this tenant signed: signature, issuer, expiry. The caller checks the audience. Throws jose's errors. */
export function createVerifyAccessToken(tenant: Tenant): VerifyAccessToken {
  const jwks = publicKeys(tenant);
  return async (token) => {
    const { payload } = await jwtVerify(token, jwks, {
      issuer: tenant.issuer,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'sub'],
    });
    return { ...payload, scopes: typeof payload.scope === 'string' ? payload.scope.split(' ') : [] };
  };
}

/**
 * Makes what reads the applications that an ID token was issued to, when this tenant signed it; it may have ended, as
 * a hint at logout may (OpenID Connect RP-Initiated Logout, 2). Rejects with jose's errors.
 */
export function createReadIdTokenHint(tenant: Tenant): (idToken: string) => Promise<string[]> {
  const jwks = publicKeys(tenant);
  const whenever = new Date(0);
  return async (idToken) => {
    const options = { issuer: tenant.issuer, algorithms: ['RS256'], currentDate: whenever };
    const { payload } = await jwtVerify(idToken, jwks, { ...options, requiredClaims: ['exp', 'sub', 'aud'] });
    return [payload.aud].flat().map(String);
  };
}

function publicKeys({ keys }: Tenant) {
  return createLocalJWKSet({
    keys: keys.map(({ privateJwk: { kty, n, e, kid, alg, use } }) => ({ kty, n, e, kid, alg, use })),
  });
}
