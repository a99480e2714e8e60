import type { KoaContextWithOIDC, RefreshToken } from 'oidc-provider';
import type { LoginContext } from '../actions/post-login-event.ts';
import { listRoleNames } from '../store/roles.ts';
import type { UserRow } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { toAudience } from './resource-servers.ts';

const SECRETS = new Set([
  ...['client_secret', 'refresh_token', 'code', 'code_verifier', 'password'],
  ...['client_assertion', 'auth_session', 'authn_response'],
]);

/** Gathers what the post-login Actions are told of the sign-in under way. */
export async function createLoginContext(
  tenant: Tenant,
  ctx: KoaContextWithOIDC,
  user: UserRow,
): Promise<LoginContext> {
  const { oidc } = ctx;
  const params = oidc.params ?? {};
  const text = (name: string) => (typeof params[name] === 'string' ? (params[name] as string) : undefined);
  return {
    user,
    ...(await whoAsks(tenant, ctx, user)),
    protocol: 'oidc-basic-profile',
    audience: Object.keys(oidc.resourceServers ?? {}).map(toAudience)[0],
    scopes: [...oidc.requestParamScopes],
    redirectUri: text('redirect_uri'),
    acrValues: text('acr_values'),
    state: text('state'),
    locale: text('ui_locales'),
    request: { ...describeRequest(ctx), query: withoutSecrets(params), body: {} },
    sessionId: oidc.session?.uid,
  };
}

/** Gathers what the post-login Actions are told of a refresh under way. */
export async function createRefreshContext(
  tenant: Tenant,
  ctx: KoaContextWithOIDC,
  { user, token, scopes }: { user: UserRow; token: RefreshToken; scopes: Set<string> },
): Promise<LoginContext> {
  const { grantId = '', iat, iiat = iat, resource, sessionUid } = token;
  return {
    user,
    ...(await whoAsks(tenant, ctx, user)),
    protocol: 'oauth2-refresh-token',
    audience: [resource ?? []].flat().map(toAudience)[0],
    scopes: [...scopes],
    request: { ...describeRequest(ctx), query: {}, body: withoutSecrets({ ...ctx.oidc.body }) },
    refreshToken: { id: grantId, createdAt: iiat, sessionId: sessionUid },
  };
}

async function whoAsks({ lookups, pool }: Tenant, { oidc }: KoaContextWithOIDC, user: UserRow) {
  const clientId = oidc.client?.clientId ?? '';
  const client = await lookups.client(clientId);
  if (!client) throw new Error(`The application ${clientId} no longer exists.`);
  return { client, roles: await listRoleNames(pool, user.user_id) };
}

function describeRequest(ctx: KoaContextWithOIDC) {
  return {
    ...{ ip: ctx.ip, method: ctx.method, hostname: ctx.hostname },
    ...{ userAgent: ctx.get('user-agent'), language: ctx.get('accept-language') },
  };
}

/** Request parameters without what must not reach an Action. */
function withoutSecrets(params: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).filter(([name, value]) => !SECRETS.has(name) && value !== undefined),
  );
}
