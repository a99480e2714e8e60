import type { AdapterPayload, JWK } from 'oidc-provider';
import { isPublicClient } from '../domain/client-settings.ts';
import { endOfRefreshToken, refreshTokenSettings } from '../domain/refresh-token-settings.ts';
import { signingAlgorithm } from '../domain/signing-algorithms.ts';
import type { ClientRow } from '../store/clients.ts';

const SUPPORTED_GRANTS = new Set(['authorization_code', 'implicit', 'refresh_token', 'client_credentials']);
const DEFAULT_GRANTS = ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'];

/**
 * Turns an Auth0 application into the client metadata that oidc-provider knows (RFC 7591). One that authenticates by
 * keys has no other way to, also where there is none of them, as with a certificate, which nobody checks here.
 */
export function toClientMetadata(
  { client_id, client_secret, name, data }: ClientRow,
  keys?: JWK[],
): AdapterPayload {
  const grantTypes = (data.grant_types ?? DEFAULT_GRANTS).filter((grant) => SUPPORTED_GRANTS.has(grant));
  const redirects = data.callbacks ?? [];
  const isPublic = !keys && isPublicClient(data);
  const alg = signingAlgorithm(data.jwt_configuration?.alg);
  const usesCode = grantTypes.includes('authorization_code') && redirects.length > 0;
  return {
    client_id,
    client_name: name,
    // A public application shows no secret, and may have its ID tokens signed with it.
    ...(isPublic && alg !== 'HS256' ? {} : { client_secret }),
    id_token_signed_response_alg: alg,
    application_type: data.app_type === 'native' ? 'native' : 'web',
    token_endpoint_auth_method: keys ? 'private_key_jwt' : isPublic ? 'none' : 'client_secret_post',
    ...(keys && { jwks: { keys } }),
    grant_types: usesCode ? grantTypes : grantTypes.filter((grant) => grant === 'client_credentials'),
    response_types: usesCode
      ? ['code', ...(grantTypes.includes('implicit') ? (['id_token'] as const) : [])]
      : [],
    redirect_uris: redirects,
    web_origins: data.web_origins ?? [],
    lifetimes: {
      idToken: data.jwt_configuration?.lifetime_in_seconds,
      refreshToken: endOfRefreshToken(refreshTokenSettings(data), { signedInAt: 0, now: 0 }),
    },
  };
}
