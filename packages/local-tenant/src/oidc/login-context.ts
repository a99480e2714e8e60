import type { KoaContextWithOIDC } from 'oidc-provider';
import type { LoginContext } from '../actions/post-login-event.ts';
import { listRoleNames } from '../store/roles.ts';
import type { UserRow } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';

const SECRETS = new Set(['client_secret', 'refresh_token', 'code', 'code_verifier', 'password']);

/** Gathers what the post-login Actions are told of the sign-in under way. */
export async function createLoginContext(
  tenant: Tenant,
  ctx: KoaContextWithOIDC,
  user: UserRow,
): Promise<LoginContext> {
  const { oidc } = ctx;
  const params = oidc.params ?? {};
  const clientId = oidc.client?.clientId ?? '';
  const client = await tenant.lookups.client(clientId);
  if (!client) throw new Error(`The application ${clientId} no longer exists.`);
  const text = (name: string) => (typeof params[name] === 'string' ? (params[name] as string) : undefined);
  return {
    user,
    roles: await listRoleNames(tenant.pool, user.user_id),
    client,
    protocol: 'oidc-basic-profile',
    audience: Object.keys(oidc.resourceServers ?? {})[0],
    scopes: [...oidc.requestParamScopes],
    redirectUri: text('redirect_uri'),
    acrValues: text('acr_values'),
    state: text('state'),
    locale: text('ui_locales'),
    request: {
      ip: ctx.ip,
      method: ctx.method,
      hostname: ctx.hostname,
      userAgent: ctx.get('user-agent'),
      language: ctx.get('accept-language'),
      query: withoutSecrets(params),
      body: {},
    },
    sessionId: oidc.session?.uid,
  };
}

/** Request parameters without what must not reach an Action. */
export function withoutSecrets(params: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).filter(([name, value]) => !SECRETS.has(name) && value !== undefined),
  );
}
