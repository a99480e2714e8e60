import type Provider from 'oidc-provider';
import type { errors, KoaContextWithOIDC } from 'oidc-provider';

/** A refusal of /oauth/token, in Auth0's words and with its status. */
interface Refusal {
  status: number;
  error: string;
  error_description: string;
}

/** Puts Auth0's statuses and words in place of oidc-provider's for its errors of /oauth/token. */
export function answerTokenErrorsAsAuth0(provider: Provider): void {
  provider.on('grant.error', (ctx, error) => {
    const { status, ...body } = translate(ctx, error);
    ctx.status = status;
    ctx.body = body;
  });
}

function translate(ctx: KoaContextWithOIDC, error: errors.OIDCProviderError): Refusal {
  const error_description = error.error_description ?? '';
  const grant = String(ctx.oidc.params?.grant_type);
  switch (error.error) {
    case 'invalid_client':
      return { status: 401, error: 'access_denied', error_description: 'Unauthorized' };
    case 'invalid_grant':
      return { status: 403, error: 'invalid_grant', error_description: describeInvalidGrant(grant, error) };
    case 'access_denied':
      return { status: 403, error: 'access_denied', error_description };
    case 'unsupported_grant_type':
      return refuseGrant(grant);
    case 'invalid_request':
      if (error_description === NOT_ALLOWED) return notAllowed(grant);
      return { status: 400, error: 'invalid_request', error_description };
    default:
      return { status: error.statusCode, error: error.error, error_description };
  }
}

// Grants that Auth0 has and that no application can be allowed here.
const OTHER_GRANTS = /^password$|^http:\/\/auth0\.com\/oauth\/grant-type\/|^urn:(ietf|openid):params:/;
const NOT_ALLOWED = 'requested grant type is not allowed for this client';

function refuseGrant(grant: string): Refusal {
  if (OTHER_GRANTS.test(grant)) return notAllowed(grant);
  const error_description = `Unsupported grant type: ${grant}`;
  return { status: 403, error: 'unsupported_grant_type', error_description };
}

function notAllowed(grant: string): Refusal {
  const error_description = `Grant type '${grant}' not allowed for the client.`;
  return { status: 403, error: 'unauthorized_client', error_description };
}

function describeInvalidGrant(grant: string, { error_detail = '' }: errors.OIDCProviderError): string {
  if (grant === 'refresh_token') return error_detail;
  return error_detail.startsWith('code_verifier')
    ? 'Failed to verify code verifier'
    : 'Invalid authorization code';
}
