import { type ClientCredentials, errors, type KoaContextWithOIDC } from 'oidc-provider';
import { runCredentialsExchange } from '../actions/credentials-exchange.ts';
import { toActionRequest, withoutSecrets } from '../actions/event.ts';
import type { Tenant } from '../tenant.ts';
import { AccessDenied } from './errors.ts';

/**
 * Lets the credentials-exchange Actions have their say about a machine's token: returns the claims that they add, and gives
 * the token the scopes that they chose. Throws the error with which they refuse it.
 */
export async function askActions(
  tenant: Tenant,
  ctx: KoaContextWithOIDC,
  token: ClientCredentials,
): Promise<Record<string, unknown>> {
  const client = await tenant.lookups.client(token.clientId ?? '');
  const audience = token.resourceServer?.audience;
  if (!client || !audience) return {};
  const listOf = (scopes: unknown) => (typeof scopes === 'string' && scopes ? scopes.split(' ') : []);
  const outcome = await runCredentialsExchange(tenant, {
    ...{ client, audience, requested: listOf(ctx.oidc.body?.scope), scopes: listOf(token.scope) },
    granted: listOf(token.resourceServer?.scope),
    request: { ...toActionRequest(ctx), body: withoutSecrets(ctx.oidc.body ?? {}) },
  });
  if (outcome.denied) throw refusal(outcome.denied);
  token.scope = outcome.scopes.join(' ') || undefined;
  return outcome.accessTokenClaims;
}

// 400 for all but a server_error, which is 500 at Auth0, too.
function refusal({ code, reason }: { code?: string; reason: string }): Error {
  if (code === undefined) return new AccessDenied(reason);
  const error = new errors.CustomOIDCProviderError(code, reason);
  return code === 'server_error' ? Object.assign(error, { status: 500, statusCode: 500 }) : error;
}
