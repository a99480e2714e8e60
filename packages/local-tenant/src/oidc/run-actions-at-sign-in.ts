import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { type ActionRequest, toActionRequest, transactionPart, withoutSecrets } from '../actions/event.ts';
import type { ResumePoint } from '../actions/protocol.ts';
import {
  keepForRefreshTokens,
  type LoginContext,
  runPostLogin,
  type SessionFacts,
} from '../actions/run-post-login.ts';
import { NOT_ENABLED } from '../store/connections.ts';
import { executionDetails } from '../store/log-events.ts';
import { listRoles } from '../store/roles.ts';
import { recordSession, type SessionDevice } from '../store/sessions.ts';
import { findUser, recordLogin, type UserRow } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { AccessDenied } from './errors.ts';
import { toAudience } from './resource-servers.ts';
import { SESSION_SECONDS } from './settings.ts';
import { createOutcomes, getOutcome, setOutcome } from './token-claims.ts';

/** Name of the prompt that stands for "an Action sends the user elsewhere". */
export const POST_LOGIN = 'post-login';

/** What is kept while a user is where an Action sent them. */
export interface RedirectDetails {
  url: string;
  resume: ResumePoint;
}

/**
 * Runs the post-login Actions once a user is known, and lets the sign-in end, or pause for a redirect. When the user
 * comes back, the flow goes on with what they bring along in `event.request`.
 */
export function runActionsAtSignIn(tenant: Tenant): interactionPolicy.Check {
  const outcomes = createOutcomes(tenant.pool);
  const check = async (ctx: KoaContextWithOIDC): Promise<boolean> => {
    const { accountId } = ctx.oidc.session ?? {};
    const grantId = ctx.oidc.entities.Grant?.jti;
    const found = accountId && (await findUser(tenant.pool, accountId));
    if (!found || !grantId) return false;
    if (found.blocked) throw new AccessDenied('user is blocked');
    const off = await tenant.lookups.connectionsOff(ctx.oidc.client?.clientId ?? '');
    if (off.includes(found.connection)) throw new AccessDenied(NOT_ENABLED);
    const { resume, request: brought } = comeBack(ctx);
    const user = resume ? found : ((await recordLogin(tenant.pool, found.user_id, ctx.ip)) ?? found);
    const login = await createLoginContext(tenant, ctx, user);
    if (login.sessionId) {
      const device = await recordSession(
        tenant.pool,
        { id: login.sessionId, userId: user.user_id },
        login.request,
      );
      login.session = sessionFacts(ctx, device);
    }
    login.request = { ...login.request, ...brought };
    const { outcome } = await runPostLogin(tenant, login, resume);
    setOutcome(ctx, outcome);
    if (outcome.isSessionRevoked) await ctx.oidc.session?.destroy();
    else if (outcome.cookieMode && ctx.oidc.session)
      ctx.oidc.session.transient = outcome.cookieMode === 'non-persistent';
    if (outcome.refused !== undefined) throw new AccessDenied(outcome.refused);
    if (outcome.redirect) return true;
    await keepForRefreshTokens(tenant, grantId, outcome.refreshToken);
    await outcomes.keep(grantId, outcome);
    const clientId = ctx.oidc.client?.clientId;
    tenant.history.event({
      type: 's',
      description: 'Success login',
      clientId,
      userId: user.user_id,
      ip: ctx.ip,
      userAgent: ctx.get('user-agent') || undefined,
      ...executionDetails(outcome.executions),
    });
    return false;
  };
  const details = (ctx: KoaContextWithOIDC) => ({ ...getOutcome(ctx)?.redirect });
  return new interactionPolicy.Check(
    'redirect',
    'an Action sends the user elsewhere',
    'interaction_required',
    check,
    details,
  );
}

/** What a user brings along when they come back. */
export type Brought = Pick<ActionRequest, 'method' | 'query' | 'body'>;

function comeBack(ctx: KoaContextWithOIDC): { resume?: ResumePoint; request?: Brought } {
  const request = ctx.oidc.result?.[POST_LOGIN] as Brought | undefined;
  const { prompt, uid } = ctx.oidc.entities.Interaction ?? {};
  if (!request || prompt?.name !== POST_LOGIN) return {};
  const { resume } = prompt.details as unknown as RedirectDetails;
  // The id of the sign-in that waited is what the user was sent away with: see `sendUserAway`.
  return { resume: { ...resume, state: uid }, request };
}

function sessionFacts(
  { oidc }: KoaContextWithOIDC,
  { created_at, updated_at, ...device }: SessionDevice,
): SessionFacts {
  const { loginTs, exp, authorizations, transient } = oidc.session ?? {};
  const date = (seconds: number) => new Date(seconds * 1000);
  const now = Date.now() / 1000;
  return {
    ...{ createdAt: created_at, updatedAt: updated_at, device },
    authenticatedAt: date(loginTs ?? now),
    expiresAt: date(exp ?? now + SESSION_SECONDS),
    clients: Object.keys(authorizations ?? {}),
    cookieMode: transient ? 'non-persistent' : 'persistent',
  };
}

/** Gathers what the post-login Actions are told of the sign-in under way. */
async function createLoginContext(
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

/** The application and the roles of whoever signs in. */
export async function whoAsks({ lookups, pool }: Tenant, { oidc }: KoaContextWithOIDC, user: UserRow) {
  const clientId = oidc.client?.clientId ?? '';
  const client = await lookups.client(clientId);
  if (!client) throw new Error(`The application ${clientId} no longer exists.`);
  return { client, roles: await listRoles(pool, user.user_id) };
}
