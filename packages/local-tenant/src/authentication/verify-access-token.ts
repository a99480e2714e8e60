import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { toStoredAudience } from '../domain/audience.ts';
import { findClient } from '../store/clients.ts';
import { forEachAlgorithm, OTHER_ALGORITHMS } from '../store/signing-keys.ts';
import type { Tenant } from '../tenant.ts';

export type VerifyAccessToken = (token: string) => Promise<JWTPayload & { scopes: string[] }>;

const BY_THE_TENANT = ['RS256', ...OTHER_ALGORITHMS];

/**
 * Verifies tokens that this tenant signed with its own keys: signature, issuer, expiry. The caller checks the audience.
 * Throws jose's errors.
 */
export function createVerifyAccessToken(tenant: Tenant): VerifyAccessToken {
  const jwks = publicKeys(tenant);
  return async (token) => {
    const { payload } = await jwtVerify(token, jwks, {
      issuer: tenant.issuer,
      algorithms: BY_THE_TENANT,
      requiredClaims: ['exp', 'sub'],
    });
    return withScopes(payload);
  };
}

/**
 * Verifies tokens for /userinfo: those that the tenant signed with its own keys, and those for an API of HS256, signed
 * with the API's secret. Such a token counts here alone, as everybody who has the secret could have made it. Throws
 * jose's errors.
 */
export function createVerifyUserInfoToken(tenant: Tenant): VerifyAccessToken {
  const { issuer, lookups } = tenant;
  const verify = createVerifyAccessToken(tenant);
  return async (token) => {
    const audience = `${issuer}userinfo`;
    if (decodeProtectedHeader(token).alg !== 'HS256') {
      const payload = await verify(token);
      return [payload.aud].flat().includes(audience)
        ? payload
        : Promise.reject(new Error('of another audience'));
    }
    const [identifier = ''] = [decodeJwt(token).aud ?? []].flat();
    const api = await lookups.api(toStoredAudience(issuer, identifier));
    if (api?.data.signing_alg !== 'HS256') throw new Error('The API is not one of HS256.');
    const options = { issuer, audience, algorithms: ['HS256'], requiredClaims: ['exp', 'sub'] };
    const { payload } = await jwtVerify(token, Buffer.from(api.data.signing_secret ?? ''), options);
    return withScopes(payload);
  };
}

/**
 * Makes what reads the applications that an ID token was issued to, when this tenant signed it, or when it is signed
 * with the secret of the application that it was issued to; it may have ended, as a hint at logout may (OpenID Connect
 * RP-Initiated Logout, 2). Rejects with jose's errors.
 */
export function createReadIdTokenHint(tenant: Tenant): (idToken: string) => Promise<string[]> {
  const { issuer, pool } = tenant;
  const jwks = publicKeys(tenant);
  const options = { issuer, currentDate: new Date(0), requiredClaims: ['exp', 'sub', 'aud'] };
  return async (idToken) => {
    if (decodeProtectedHeader(idToken).alg !== 'HS256') {
      const { payload } = await jwtVerify(idToken, jwks, { ...options, algorithms: BY_THE_TENANT });
      return [payload.aud].flat().map(String);
    }
    const audience = String(decodeJwt(idToken).aud);
    const client = await findClient(pool, audience);
    if (client?.data.jwt_configuration?.alg !== 'HS256')
      throw new Error('The application is not one of HS256.');
    await jwtVerify(idToken, Buffer.from(client.client_secret), {
      ...options,
      audience,
      algorithms: ['HS256'],
    });
    return [audience];
  };
}

function withScopes(payload: JWTPayload): JWTPayload & { scopes: string[] } {
  return { ...payload, scopes: typeof payload.scope === 'string' ? payload.scope.split(' ') : [] };
}

function publicKeys({ keys }: Tenant): JWTVerifyGetKey {
  const all = keys.flatMap(({ privateJwk }) => forEachAlgorithm(privateJwk));
  return createLocalJWKSet({
    keys: all.map(({ kty, n, e, kid, alg, use }) => ({ kty, n, e, kid, alg, use })),
  });
}
