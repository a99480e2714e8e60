import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import type { ResumePoint } from '../actions/protocol.ts';
import { runPostLogin } from '../actions/run-post-login.ts';
import { executionDetails } from '../store/log-events.ts';
import { recordSession } from '../store/sessions.ts';
import { findUser, recordLogin } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { AccessDenied } from './errors.ts';
import { createLoginContext } from './login-context.ts';
import { createOutcomes, getOutcome, setOutcome } from './outcome.ts';

/** Name of the prompt that stands for "an Action sends the user elsewhere". */
export const POST_LOGIN = 'post-login';

/** What is kept while a user is where an Action sent them. */
export interface RedirectDetails {
  url: string;
  resume: ResumePoint;
}

/**
 * Runs the post-login Actions once a user is known, and lets the sign-in end, or pause for a redirect. When the user
 * comes back, the flow goes on with what they bring along in `event.request.query`.
 */
export function runActionsAtSignIn(tenant: Tenant): interactionPolicy.Check {
  const outcomes = createOutcomes(tenant.pool);
  const check = async (ctx: KoaContextWithOIDC): Promise<boolean> => {
    const { accountId } = ctx.oidc.session ?? {};
    const grantId = ctx.oidc.entities.Grant?.jti;
    const found = accountId && (await findUser(tenant.pool, accountId));
    if (!found || !grantId) return false;
    if (found.blocked) throw new AccessDenied('user is blocked');
    const { resume, query } = comeBack(ctx);
    const user = resume ? found : ((await recordLogin(tenant.pool, found.user_id, ctx.ip)) ?? found);
    const login = await createLoginContext(tenant, ctx, user);
    const { sessionId, request } = login;
    if (sessionId) await recordSession(tenant.pool, { id: sessionId, userId: user.user_id }, request);
    if (query) login.request = { ...login.request, query };
    const { outcome } = await runPostLogin(tenant, login, resume);
    setOutcome(ctx, outcome);
    if (outcome.refused !== undefined) throw new AccessDenied(outcome.refused);
    if (outcome.redirect) return true;
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

function comeBack(ctx: KoaContextWithOIDC): { resume?: ResumePoint; query?: Record<string, unknown> } {
  const brought = ctx.oidc.result?.[POST_LOGIN] as { query: Record<string, unknown> } | undefined;
  const { prompt, uid } = ctx.oidc.entities.Interaction ?? {};
  if (!brought || prompt?.name !== POST_LOGIN) return {};
  const { resume } = prompt.details as unknown as RedirectDetails;
  // The id of the sign-in that waited is what the user was sent away with: see `sendUserAway`.
  return { resume: { ...resume, state: uid }, query: brought.query };
}
