import type { KoaContextWithOIDC, RefreshToken } from 'oidc-provider';
import { toActionRequest, transactionPart, withoutSecrets } from '../actions/event.ts';
import type { LoginContext } from '../actions/run-post-login.ts';
import { listRoles } from '../store/roles.ts';
import type { UserRow } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { toAudience } from './resource-servers.ts';

/** Gathers what the post-login Actions are told of the sign-in under way. */
export async function createLoginContext(
  tenant: Tenant,
  ctx: KoaContextWithOIDC,
  user: UserRow,
): Promise<LoginContext> {
  const { oidc } = ctx;
  const params = oidc.params ?? {};
  return {
    user,
    ...(await whoAsks(tenant, ctx, user)),
    protocol: 'oidc-basic-profile',
    audience: Object.keys(oidc.resourceServers ?? {}).map(toAudience)[0],
    scopes: [...oidc.requestParamScopes],
    transaction: transactionPart(params),
    request: { ...toActionRequest(ctx), query: withoutSecrets(params), body: {} },
    sessionId: oidc.session?.uid,
  };
}

/** Gathers what the post-login Actions are told of a refresh under way. */
export async function createRefreshContext(
  tenant: Tenant,
  ctx: KoaContextWithOIDC,
  { user, token, scopes }: { user: UserRow; token: RefreshToken; scopes: Set<string> },
): Promise<LoginContext> {
  const { grantId = '', iat, iiat = iat, resource, sessionUid, exp, rotations } = token;
  return {
    user,
    ...(await whoAsks(tenant, ctx, user)),
    protocol: 'oauth2-refresh-token',
    audience: [resource ?? []].flat().map(toAudience)[0],
    scopes: [...scopes],
    request: { ...toActionRequest(ctx), body: withoutSecrets({ ...ctx.oidc.body }) },
    refreshToken: {
      ...{ id: grantId, createdAt: iiat, sessionId: sessionUid, expiresAt: exp },
      lastExchangedAt: rotations ? iat : undefined,
    },
  };
}

async function whoAsks({ lookups, pool }: Tenant, { oidc }: KoaContextWithOIDC, user: UserRow) {
  const clientId = oidc.client?.clientId ?? '';
  const client = await lookups.client(clientId);
  if (!client) throw new Error(`The application ${clientId} no longer exists.`);
  return { client, roles: await listRoles(pool, user.user_id) };
}
