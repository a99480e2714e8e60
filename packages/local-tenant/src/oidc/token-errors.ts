import type Provider from 'oidc-provider';
import type { errors, KoaContextWithOIDC } from 'oidc-provider';
import {
  accessDenied,
  grantNotAllowed,
  invalidRequest,
  TokenError,
  unauthorizedClient,
} from './token-error.ts';

/** Puts Auth0's statuses and words in place of oidc-provider's for its errors of /oauth/token. */
export function answerTokenErrorsAsAuth0(provider: Provider): void {
  provider.on('grant.error', (ctx, error) => {
    const refusal = translate(ctx, error);
    ctx.status = refusal.status;
    ctx.body = refusal;
  });
}

function translate(ctx: KoaContextWithOIDC, error: errors.OIDCProviderError): TokenError {
  const description = error.error_description ?? '';
  switch (error.error) {
    case 'invalid_client':
      return unauthorizedClient();
    case 'invalid_grant':
      return new TokenError(403, 'invalid_grant', describeInvalidGrant(error));
    case 'access_denied':
      return accessDenied(description);
    case 'unsupported_grant_type':
      return refuseGrant(String(ctx.oidc.params?.grant_type));
    case 'invalid_request':
      if (description === NOT_ALLOWED) return grantNotAllowed(String(ctx.oidc.params?.grant_type));
      return invalidRequest(description);
    default:
      return new TokenError(error.statusCode, error.error, description);
  }
}

// Grants that Auth0 has and that no application can be allowed here.
const OTHER_GRANTS = /^password$|^http:\/\/auth0\.com\/oauth\/grant-type\/|^urn:(ietf|openid):params:/;
const NOT_ALLOWED = 'requested grant type is not allowed for this client';

function refuseGrant(grant: string): TokenError {
  if (OTHER_GRANTS.test(grant)) return grantNotAllowed(grant);
  return new TokenError(403, 'unsupported_grant_type', `Unsupported grant type: ${grant}`);
}

function describeInvalidGrant(error: errors.OIDCProviderError): string {
  return error.error_detail?.startsWith('code_verifier')
    ? 'Failed to verify code verifier'
    : 'Invalid authorization code';
}
