import type Provider from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { executionDetails } from '../store/log-events.ts';
import type { Tenant } from '../tenant.ts';
import { getOutcome } from './token-claims.ts';

const TYPES: Record<string, [success: string, failure: string]> = {
  authorization_code: ['seacft', 'feacft'],
  client_credentials: ['seccft', 'feccft'],
  refresh_token: ['sertft', 'fertft'],
};

/** Writes every exchange that oidc-provider answers at /oauth/token, and every refused sign-in, into the tenant's log. */
export function logGrants(provider: Provider, { history }: Tenant): void {
  const write = (ctx: KoaContextWithOIDC, type: string, description = '', executions: string[] = []) => {
    const { Client, Account, RefreshToken } = ctx.oidc.entities;
    const userId = Account?.accountId ?? RefreshToken?.accountId ?? ctx.oidc.session?.accountId;
    history.event({
      type,
      description,
      clientId: Client?.clientId,
      userId,
      ip: ctx.ip,
      userAgent: ctx.get('user-agent') || undefined,
      ...executionDetails(executions),
    });
  };
  const types = (ctx: KoaContextWithOIDC) => TYPES[String(ctx.oidc.params?.grant_type)] ?? ['s', 'f'];
  // Those of a sign-in are told of with the sign-in, not with the exchange of its code.
  const executions = (ctx: KoaContextWithOIDC) =>
    ctx.oidc.params?.grant_type === 'refresh_token' ? getOutcome(ctx)?.executions : [];
  provider.on('grant.success', (ctx) => write(ctx, types(ctx)[0], '', executions(ctx)));
  provider.on('grant.error', (ctx, error) =>
    write(ctx, types(ctx)[1], error.error_detail ?? error.error_description, executions(ctx)),
  );
  provider.on('authorization.error', (ctx, error) =>
    write(ctx, 'f', error.error_description, getOutcome(ctx)?.executions),
  );
}
