import { createLocalJWKSet, type JWTPayload, jwtVerify } from 'jose';
import type { Tenant } from '../tenant.ts';

export type VerifyAccessToken = (token: string) => Promise<JWTPayload & { scopes: string[] }>;

/** Verifies tokens that this tenant signed: signature, issuer, expiry. The caller checks the audience. Throws jose's errors. */
export function createVerifyAccessToken({ keys, issuer }: Tenant): VerifyAccessToken {
  const jwks = createLocalJWKSet({
    keys: keys.map(({ privateJwk: { kty, n, e, kid, alg, use } }) => ({ kty, n, e, kid, alg, use })),
  });
  return async (token) => {
    const { payload } = await jwtVerify(token, jwks, {
      issuer,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'sub'],
    });
    return { ...payload, scopes: typeof payload.scope === 'string' ? payload.scope.split(' ') : [] };
  };
}
