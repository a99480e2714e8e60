import type Provider from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { executionDetails } from '../store/log-events.ts';
import type { Tenant } from '../tenant.ts';
import { getOutcome } from './outcome.ts';

const TYPES: Record<string, [success: string, failure: string]> = {
  authorization_code: ['seacft', 'feacft'],
  client_credentials: ['seccft', 'feccft'],
};

/** Writes every exchange that oidc-provider answers at /oauth/token, and every refused sign-in, into the tenant's log. */
export function logGrants(provider: Provider, { history }: Tenant): void {
  const write = (ctx: KoaContextWithOIDC, type: string, description = '', executions: string[] = []) => {
    const { Client, Account } = ctx.oidc.entities;
    const userId = Account?.accountId ?? ctx.oidc.session?.accountId;
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
  provider.on('grant.success', (ctx) => write(ctx, types(ctx)[0]));
  provider.on('grant.error', (ctx, error) =>
    write(ctx, types(ctx)[1], error.error_detail ?? error.error_description),
  );
  provider.on('authorization.error', (ctx, error) =>
    write(ctx, 'f', error.error_description, getOutcome(ctx)?.executions),
  );
}
