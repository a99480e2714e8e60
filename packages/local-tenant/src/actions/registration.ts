import { createDatabaseUser } from '../domain/accounts/create-database-user.ts';
import { mergeMetadata } from '../domain/metadata.ts';
import { userView } from '../domain/user-view.ts';
import type { ClientRow } from '../store/clients.ts';
import { DATABASE_CONNECTION, type NewUser, type UserRow } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import {
  type ActionRequest,
  clientPart,
  connectionPart,
  requestPart,
  tenantPart,
  transactionPart,
} from './event.ts';
import { type RunContext, runTrigger } from './runner.ts';
import type { Trigger } from './triggers.ts';

/** What is known of a sign-up when its Actions run. */
export interface SignUpContext {
  client?: ClientRow | undefined;
  request: ActionRequest;
  /** What the application asked for at /authorize, when somebody signs up on the page. */
  params?: Record<string, unknown>;
}

/** Why there is no account: the reason for the log, and what the person is told. */
export interface RegistrationDenied {
  reason: string;
  userMessage: string;
}

/**
 * Makes an account with email and password: runs the pre-user-registration Actions, which may deny it and add metadata, adds
 * the user, and runs the post-user-registration Actions, for which nobody waits. An Action that throws or takes too long
 * denies it, too. Undefined when the email is taken.
 * https://auth0.com/docs/customize/actions/explore-triggers/pre-user-registration
 * https://auth0.com/docs/customize/actions/explore-triggers/post-user-registration
 */
export async function registerUser(
  tenant: Tenant,
  { email, password, ...profile }: { email: string; password: string } & Partial<NewUser>,
  context: SignUpContext,
): Promise<UserRow | RegistrationDenied | undefined> {
  const { user_metadata, app_metadata, ...rest } = profile;
  const metadata = { user_metadata: user_metadata ?? {}, app_metadata: app_metadata ?? {} };
  const parts = (request: ActionRequest) => ({
    connection: connectionPart({ connection: DATABASE_CONNECTION }),
    request: requestPart(request),
    tenant: tenantPart(tenant),
    ...(context.params && { transaction: transactionPart(context.params) }),
  });
  const run = await runTrigger(tenant, 'pre-user-registration', {
    event: () => ({
      user: { email: email.trim().toLowerCase(), ...rest, ...metadata },
      ...parts(context.request),
      ...(context.client && { client: clientPart(context.client) }),
    }),
  });
  if (run && !run.result) return { reason: run.failure, userMessage: SOMETHING_WRONG };
  const denied = run?.result?.denied;
  if (denied) return { reason: denied.reason, userMessage: denied.userMessage ?? denied.reason };
  const user = await createDatabaseUser(tenant, {
    ...{ email, password, ...rest },
    user_metadata: mergeMetadata(user_metadata ?? null, run?.result?.userMetadata ?? {}),
    app_metadata: mergeMetadata(app_metadata ?? null, run?.result?.appMetadata ?? {}),
  });
  if (!user) return undefined;
  const { body: _, query: __, ...request } = context.request;
  const { identities, multifactor, logins_count, ...created } = userView(tenant.issuer, user);
  runAside(tenant, 'post-user-registration', {
    event: () => ({ user: { ...metadata, ...created }, ...parts(request) }),
    userId: user.user_id,
  });
  return user;
}

/** Whether a registration was denied. */
export function isDenied(registered: UserRow | RegistrationDenied): registered is RegistrationDenied {
  return 'userMessage' in registered;
}

// Nobody is there any more whom an error could be told.
function runAside(tenant: RunContext, trigger: Trigger, options: Parameters<typeof runTrigger>[2]): void {
  runTrigger(tenant, trigger, options).catch((err) =>
    tenant.log.error({ err, trigger }, 'the Actions could not be run'),
  );
}

const SOMETHING_WRONG = 'Something went wrong, please try again later';

/**
 * Runs the post-change-password Actions. Nobody waits for them, and nothing depends on how they end.
 * https://auth0.com/docs/customize/actions/explore-triggers/post-change-password
 */
export function runPostChangePassword(
  tenant: RunContext & Pick<Tenant, 'name'>,
  user: UserRow,
  request: ActionRequest,
): void {
  const { user_id, email, email_verified, username, last_password_reset } = userView(tenant.issuer, user);
  const { body: _, query: __, ...shown } = request;
  const event = () => ({
    user: { user_id, email, email_verified, username, last_password_reset },
    connection: connectionPart(user),
    request: requestPart(shown),
    tenant: tenantPart(tenant),
  });
  runAside(tenant, 'post-change-password', { event, userId: user_id });
}
