import { randomUUID } from 'node:crypto';
import { mergeMetadata } from '../domain/metadata.ts';
import { inTransaction } from '../store/database.ts';
import { findUser, type UserRow, updateUser } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { createPostLoginEvent, type LoginContext } from './post-login-event.ts';
import type { FlowResult, ResumePoint } from './protocol.ts';

/** What the post-login Actions made of a sign-in. */
export interface PostLoginOutcome {
  idTokenClaims: Record<string, unknown>;
  accessTokenClaims: Record<string, unknown>;
  addedScopes: string[];
  removedScopes: string[];
  /** Ids of the flows that ran, by which the log names their runs; two where an Action sent the user elsewhere. */
  executions: string[];
  /** Why there is no sign-in: the reason an Action gave, or that one failed. */
  refused?: string;
  /** An Action sends the user elsewhere first; the flow goes on from there when they come back. */
  redirect?: { url: string; resume: ResumePoint };
}

const NOTHING: PostLoginOutcome = {
  idTokenClaims: {},
  accessTokenClaims: {},
  addedScopes: [],
  removedScopes: [],
  executions: [],
};

/**
 * Runs the post-login Actions and writes the metadata that they set, once, also when they denied access. An Action
 * that throws or takes too long refuses the sign-in and writes nothing; the log says why. Returns the outcome and
 * the user as it is afterwards.
 */
export async function runPostLogin(
  tenant: Tenant,
  login: LoginContext,
  resume?: ResumePoint,
): Promise<{ outcome: PostLoginOutcome; user: UserRow }> {
  const { user, protocol } = login;
  const actions = await tenant.lookups.deployedActions('post-login');
  if (actions.length === 0) return { outcome: NOTHING, user };
  const execution = randomUUID();
  const executions = [...(resume?.executions ?? []), execution];
  const noteRuns = (runs: FlowResult['runs']) =>
    tenant.history.runs({ execution, userId: user.user_id, protocol, runs });
  let result: FlowResult;
  try {
    result = await tenant.actions.run({
      actions,
      event: JSON.stringify(createPostLoginEvent(tenant, login)),
      host: new URL(tenant.issuer).host,
      resume,
    });
  } catch (error) {
    const { message } = error as Error;
    noteRuns([
      {
        action: actions.map(({ name }) => name).join(', '),
        ...{ durationMs: 0, logs: [], asked: [], error: message },
      },
    ]);
    tenant.log.error({ userId: user.user_id, err: error }, 'post-login Actions were stopped');
    return { outcome: { ...NOTHING, executions, refused: message }, user };
  }
  noteRuns(result.runs);
  const { failed, denied, redirect } = result;
  if (failed) {
    const refused = `The Action ${failed.action} failed.`;
    return { outcome: { ...NOTHING, executions, refused }, user };
  }
  const updated = await writeMetadata(tenant, user, result);
  const { idTokenClaims, accessTokenClaims, addedScopes, removedScopes, transactionMetadata } = result;
  const claims = { idTokenClaims, accessTokenClaims, addedScopes, removedScopes };
  const outcome: PostLoginOutcome = { ...claims, executions };
  if (denied !== undefined) outcome.refused = denied;
  else if (redirect) {
    outcome.redirect = {
      url: redirect.url,
      resume: { action: redirect.action, carried: { ...claims, transactionMetadata }, executions },
    };
  }
  return { outcome, user: updated };
}

// Under a lock, on what the row says by now: the Management API may have written while the Actions ran.
async function writeMetadata(tenant: Tenant, user: UserRow, result: FlowResult): Promise<UserRow> {
  const { userMetadata, appMetadata } = result;
  if (Object.keys(userMetadata).length + Object.keys(appMetadata).length === 0) return user;
  return inTransaction(tenant.pool, async (db) => {
    const current = await findUser(db, user.user_id, { lock: true });
    if (!current) return user;
    const updated = await updateUser(db, user.user_id, {
      user_metadata: mergeMetadata(current.user_metadata, userMetadata),
      app_metadata: mergeMetadata(current.app_metadata, appMetadata),
    });
    return updated ?? current;
  });
}
