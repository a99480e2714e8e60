import type { KoaContextWithOIDC } from 'oidc-provider';
import { toActionRequest, transactionPart, withoutSecrets } from '../actions/event.ts';
import type { LoginContext } from '../actions/post-login-event.ts';
import { listRoleNames } from '../store/roles.ts';
import type { UserRow } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';

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
  return {
    user,
    roles: await listRoleNames(tenant.pool, user.user_id),
    client,
    protocol: 'oidc-basic-profile',
    audience: Object.keys(oidc.resourceServers ?? {})[0],
    scopes: [...oidc.requestParamScopes],
    transaction: transactionPart(params),
    request: { ...toActionRequest(ctx), query: withoutSecrets(params), body: {} },
    sessionId: oidc.session?.uid,
  };
}
