import { z } from 'zod';
import { sendVerificationMail } from '../../domain/accounts/send-verification-mail.ts';
import { appMetadataSchema, metadataSchema, patchMetadata } from '../../domain/metadata.ts';
import { isStrongPassword } from '../../domain/password-policy.ts';
import { type UserView, userView } from '../../domain/user-view.ts';
import { isKnownConnection } from '../../store/connections.ts';
import { inTransaction } from '../../store/database.ts';
import { newUserId } from '../../store/user-id.ts';
import { DATABASE_CONNECTION, insertUser, type UserRow, updateUser } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { requireOwnAccount } from '../authenticate.ts';
import { insufficientScope, ManagementError, userNotFound } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { validate, validationError } from '../validate.ts';
import { requireUser } from './find-users.ts';

/** Refuses a weak password with a 400 in the words of Auth0; none at all is no weak one. */
function requireStrongPassword(password: string | undefined): void {
  if (password === undefined || isStrongPassword(password)) return;
  throw new ManagementError(400, 'PasswordStrengthError: Password is too weak', 'auth0_idp_error');
}

const given = (description: string) => z.string().min(1).max(300).optional().describe(description);

// What creation and change say alike.
const settable = {
  blocked: z
    .boolean()
    .optional()
    .describe('Whether this user was blocked by an administrator (true) or not (false).'),
  user_metadata: metadataSchema
    .optional()
    .describe('User metadata to which this user has read/write access.'),
  app_metadata: appMetadataSchema
    .optional()
    .describe('User metadata to which this user has read-only access.'),
};

export const createUserSchema = z.strictObject({
  connection: z.string().min(1).describe('Name of the connection this user should be created in.'),
  email: z.email().max(254).toLowerCase().optional().describe("The user's email."),
  password: z.string().min(1).max(128).optional().describe('Initial password for this user.'),
  user_id: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe("The external user's id provided by the identity provider."),
  username: z.string().min(1).max(128).optional().describe("The user's username."),
  email_verified: z.boolean().optional().describe('Whether this email address is verified.'),
  verify_email: z.boolean().optional().describe('Whether the user will receive a verification email.'),
  name: given("The user's full name."),
  nickname: given("The user's nickname."),
  given_name: given("The user's given name(s)."),
  family_name: given("The user's family name(s)."),
  picture: z.url().optional().describe("A URI pointing to the user's picture."),
  ...settable,
});

/**
 * Adds a user to a connection. Throws 400 for an unknown connection, a missing or weak password, and 409 when the
 * user is there already. https://auth0.com/docs/api/management/v2/users/post-users
 */
export async function createUser(
  { tenant }: ManagementContext,
  { body }: RouteInput<unknown, z.infer<typeof createUserSchema>>,
): Promise<UserView> {
  const { password, user_id, verify_email, ...profile } = body;
  requireKnownConnection(body.connection);
  requirePassword(body);
  const provider = body.connection === DATABASE_CONNECTION ? 'auth0' : body.connection;
  const fallback = body.email ?? body.username ?? '';
  const user = {
    name: fallback,
    nickname: fallback.split('@')[0],
    ...profile,
    user_id: user_id ? `${provider}|${user_id}` : newUserId(provider),
    password_hash: password ? await tenant.passwords.hash(password) : null,
  };
  const isTooLarge = growsTooLarge(user);
  requireSmallProfile(tenant, isTooLarge);
  const created = await insertUser(tenant.pool, user);
  if (!created) throw new ManagementError(409, 'The user already exists.', 'auth0_idp_error');
  if (isTooLarge) warnOfLargeProfile(tenant, created.user_id);
  if (verify_email && !created.email_verified) await sendVerificationMail(tenant, created);
  return userView(tenant.issuer, created);
}

function requireKnownConnection(connection: string): void {
  if (isKnownConnection(connection)) return;
  throw new ManagementError(400, 'The connection does not exist.', 'inexistent_connection');
}

function requirePassword({ connection, email, password }: z.infer<typeof createUserSchema>): void {
  if (connection !== DATABASE_CONNECTION) return;
  if (!email) throw validationError('Payload', 'Missing required property: email');
  if (!password) throw validationError('Payload', 'Missing required property: password');
  requireStrongPassword(password);
}

// Null takes the attribute away.
const name = (description: string) => z.string().min(1).max(300).nullable().optional().describe(description);

/** What a PATCH of a user may say. */
export const patchUserSchema = z.strictObject({
  email: z.email().max(254).toLowerCase().optional().describe('Email address of this user.'),
  email_verified: z
    .boolean()
    .optional()
    .describe('Whether this email address is verified (true) or unverified (false).'),
  name: name('Name of this user.'),
  nickname: name('Preferred nickname or alias of this user.'),
  given_name: name('Given name/first name/forename of this user.'),
  family_name: name('Family name/last name/surname of this user.'),
  username: z.string().min(1).max(128).optional().describe("The user's username."),
  picture: z.url().nullable().optional().describe('A URI pointing to the user picture.'),
  password: z.string().min(1).max(128).optional().describe('New password for this user.'),
  ...settable,
  connection: z.string().min(1).optional().describe('Name of the connection to target for this user update.'),
  client_id: z.string().optional().describe('Auth0 client ID. Only valid when updating email address.'),
  verify_email: z.boolean().optional().describe('Whether this user will receive a verification email.'),
  verify_password: z
    .boolean()
    .optional()
    .describe('Whether this user will receive a verification email on change.'),
});
type PatchUser = z.infer<typeof patchUserSchema>;

const ADMIN_SCOPES = ['update:users', 'update:users_app_metadata'];
const OWN_SCOPES = ['update:current_user_metadata', 'create:current_user_metadata'];
/** Any one of them opens the PATCH of a user. */
export const UPDATE_USER_SCOPES = [...ADMIN_SCOPES, ...OWN_SCOPES];

/**
 * Refuses what the caller's scopes do not let them change. Throws 400 when nothing is to be changed, 403 with the
 * scopes that would.
 */
function requireAllowedProperties(body: PatchUser, isOwnOnly: boolean, held: string[]): void {
  if (Object.keys(body).length === 0)
    throw validationError('Payload', 'Too few properties defined (0), minimum 1');
  const others = Object.keys(body).filter((property) => property !== 'user_metadata');
  if (isOwnOnly && others.length > 0)
    throw insufficientScope(others.includes('app_metadata') ? ADMIN_SCOPES : ['update:users']);
  const rest = Object.keys(body).filter((property) => property !== 'app_metadata');
  if (!isOwnOnly && !held.includes('update:users') && rest.length > 0)
    throw insufficientScope(['update:users']);
}

const NOT_TOGETHER = [
  ['password', 'email'],
  ['password', 'email_verified'],
  ['username', 'password'],
  ['username', 'email_verified'],
] as const;

/** Refuses properties that Auth0 changes only one after the other. */
function requireSeparateChanges(body: PatchUser): void {
  const clash = NOT_TOGETHER.find((pair) => pair.every((property) => body[property] !== undefined));
  if (!clash) return;
  throw new ManagementError(
    400,
    `Cannot update ${clash[0]} and ${clash[1]} simultaneously`,
    'operation_not_supported',
  );
}

const OF_THE_PROVIDER = [
  ...(['email', 'email_verified', 'username', 'password'] as const),
  ...(['name', 'nickname', 'given_name', 'family_name', 'picture'] as const),
];

/** Refuses what another provider says of a user: it would be written over at their next sign-in. */
function requireOwnAttributes(body: PatchUser, { connection }: UserRow): void {
  if (connection === DATABASE_CONNECTION) return;
  const foreign = OF_THE_PROVIDER.filter((property) => body[property] !== undefined);
  if (foreign.length === 0) return;
  const message = `The following user attributes cannot be updated: ${foreign.join(', ')}. The connection (${connection}) must either be a database connection (using the Auth0 store), a passwordless connection (email or sms) or has disabled 'Sync user profile attributes at each login'. For more information, see https://auth0.com/docs/dashboard/guides/connections/configure-connection-sync`;
  throw new ManagementError(400, message, 'operation_not_supported');
}

/** Refuses a change that is meant for another connection, or for the mail of an application that is not there. */
async function requireTargets(
  { lookups }: Tenant,
  { connection, client_id }: Pick<PatchUser, 'connection' | 'client_id'>,
  user: UserRow,
): Promise<void> {
  if (client_id !== undefined && !(await lookups.client(client_id)))
    throw new ManagementError(400, 'The client does not exist', 'inexistent_client');
  if (connection === undefined || connection === user.connection) return;
  requireKnownConnection(connection);
  const message = `The user has no identity in the connection ${connection}.`;
  throw new ManagementError(400, message, 'operation_not_supported');
}

const PROFILE_BYTES = 10 * 1024;

function bytesOf({ password_hash: _, ...profile }: Partial<UserRow>): number {
  return Buffer.byteLength(JSON.stringify(profile));
}

// A change that adds nothing to the metadata is never in the way.
function growsTooLarge(after: Partial<UserRow>, before?: UserRow): boolean {
  if (bytesOf(after) <= PROFILE_BYTES) return false;
  const metadata = ({ user_metadata, app_metadata }: Partial<UserRow>) =>
    bytesOf({ user_metadata, app_metadata });
  return before === undefined || metadata(after) > metadata(before);
}

const TOO_LARGE = `The user profile is over its limit of ${PROFILE_BYTES} bytes.`;

/**
 * Auth0 takes a profile of more than 10 KB until 4 March 2027, with a warning in the log. With `refuseLargeProfiles`
 * this throws 400 for one, as Auth0 will.
 * https://auth0.com/docs/troubleshoot/product-lifecycle/deprecations-and-migrations
 */
function requireSmallProfile({ refuseLargeProfiles }: Tenant, isTooLarge: boolean): void {
  if (isTooLarge && refuseLargeProfiles) throw new ManagementError(400, TOO_LARGE, 'invalid_body');
}

function warnOfLargeProfile({ history }: Tenant, userId: string): void {
  history.event({ type: 'depnote', description: TOO_LARGE, userId });
}

/**
 * Changes a user and returns it whole. Metadata merges on its first level; `null` deletes a key, `{}` clears.
 * `current_user` scopes change one's own `user_metadata` and nothing else. A new email is unverified until its owner
 * follows the link that `verify_email` sends, or unless the caller vouches for it.
 * https://auth0.com/docs/api/management/v2/users/patch-users-by-id
 */
export async function patchUser(
  { tenant, caller }: ManagementContext,
  { params, body }: RouteInput<unknown, PatchUser>,
): Promise<UserView> {
  const { id = '' } = params;
  const { isOwnOnly } = requireOwnAccount(caller, id, UPDATE_USER_SCOPES);
  requireAllowedProperties(body, isOwnOnly, caller.scopes);
  requireSeparateChanges(body);
  requireStrongPassword(body.password);
  const {
    password,
    user_metadata,
    app_metadata,
    connection,
    client_id,
    verify_email,
    verify_password: _p,
    ...profile
  } = body;
  const password_hash = password === undefined ? undefined : await tenant.passwords.hash(password);
  let isTooLarge = false;
  const updated = await inTransaction(tenant.pool, async (db) => {
    const user = await requireUser(db, id, { lock: true });
    await requireTargets(tenant, { connection, client_id }, user);
    requireOwnAttributes(body, user);
    const hasNewEmail = profile.email !== undefined && profile.email !== user.email;
    const changes: Partial<UserRow> = {
      ...(hasNewEmail ? { email_verified: false } : {}),
      ...profile,
      ...(password_hash ? { password_hash, last_password_reset: new Date() } : {}),
      ...(user_metadata
        ? { user_metadata: patchMetadata('user_metadata', user.user_metadata, user_metadata) }
        : {}),
      ...(app_metadata
        ? { app_metadata: patchMetadata('app_metadata', user.app_metadata, app_metadata) }
        : {}),
    };
    isTooLarge = growsTooLarge({ ...user, ...changes }, user);
    requireSmallProfile(tenant, isTooLarge);
    return updateUser(db, id, changes).catch(explainDuplicate);
  });
  if (!updated) throw userNotFound();
  if (isTooLarge) warnOfLargeProfile(tenant, id);
  if (verify_email && profile.email !== undefined && !updated.email_verified)
    await sendVerificationMail(tenant, updated);
  return userView(tenant.issuer, updated);
}

function explainDuplicate(error: { code?: string }): never {
  if (error.code !== '23505') throw error;
  throw new ManagementError(400, 'The specified new email already exists', 'auth0_idp_error');
}

export const DELETE_USER_SCOPES = ['delete:users', 'delete:current_user'];

/**
 * Deletes a user with their sessions and grants. Auth0 answers 204 also when there was no such user. Refresh tokens
 * are good for nothing without the user; they stay until they end, to be answered with why.
 */
export async function deleteUser(
  { tenant, caller }: ManagementContext,
  { params }: RouteInput,
): Promise<void> {
  const { id = '' } = params;
  requireOwnAccount(caller, id, DELETE_USER_SCOPES);
  await inTransaction(tenant.pool, async (db) => {
    await db.query('DELETE FROM users WHERE user_id = $1', [id]);
    await db.query(`DELETE FROM oidc_records WHERE payload->>'accountId' = $1 AND kind <> 'RefreshToken'`, [
      id,
    ]);
  });
}

const pathSchema = z.looseObject({
  provider: z.enum(['duo', 'google-authenticator']).describe('The multi-factor provider.'),
});

/** Takes a second factor away from a user. */
export async function deleteMultifactor(
  { tenant }: ManagementContext,
  { params }: RouteInput,
): Promise<void> {
  const { provider } = validate('Path', pathSchema, params);
  await inTransaction(tenant.pool, async (db) => {
    const user = await requireUser(db, params.id, { lock: true });
    const left = (user.multifactor ?? []).filter((factor) => factor !== provider);
    await updateUser(db, user.user_id, { multifactor: left.length > 0 ? left : null });
  });
}

/** Takes every second factor away from a user. */
export async function deleteAuthenticators(
  { tenant }: ManagementContext,
  { params }: RouteInput,
): Promise<void> {
  const updated = await updateUser(tenant.pool, params.id ?? '', { multifactor: null });
  if (!updated) throw userNotFound();
}
