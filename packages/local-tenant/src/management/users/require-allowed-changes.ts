import { DATABASE_CONNECTION, type UserRow } from '../../store/users.ts';
import { insufficientScope, ManagementError } from '../errors.ts';
import type { PatchUser } from './patch-user-schema.ts';

const ADMIN_SCOPES = ['update:users', 'update:users_app_metadata'];
const OWN_SCOPES = ['update:current_user_metadata', 'create:current_user_metadata'];
/** Any one of them opens the PATCH of a user. */
export const UPDATE_USER_SCOPES = [...ADMIN_SCOPES, ...OWN_SCOPES];

/**
 * Refuses what the caller's scopes do not let them change. Throws 400 when nothing is to be changed, 403 with the
 * scopes that would.
 */
export function requireAllowedProperties(body: PatchUser, isOwnOnly: boolean, held: string[]): void {
  if (Object.keys(body).length === 0)
    throw new ManagementError(
      400,
      "Payload validation error: 'Too few properties defined (0), minimum 1'.",
      'invalid_body',
    );
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
export function requireSeparateChanges(body: PatchUser): void {
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
export function requireOwnAttributes(body: PatchUser, { connection }: UserRow): void {
  if (connection === DATABASE_CONNECTION) return;
  const foreign = OF_THE_PROVIDER.filter((property) => body[property] !== undefined);
  if (foreign.length === 0) return;
  const message = `The following user attributes cannot be updated: ${foreign.join(', ')}. The connection (${connection}) must either be a database connection (using the Auth0 store), a passwordless connection (email or sms) or has disabled 'Sync user profile attributes at each login'. For more information, see https://auth0.com/docs/dashboard/guides/connections/configure-connection-sync`;
  throw new ManagementError(400, message, 'operation_not_supported');
}

const PROFILE_BYTES = 10 * 1024;

/** Refuses a profile over Auth0's 10 KB. */
export function requireSmallProfile({ password_hash: _, ...profile }: Partial<UserRow>): void {
  if (Buffer.byteLength(JSON.stringify(profile)) <= PROFILE_BYTES) return;
  throw new ManagementError(
    400,
    `The user profile is over its limit of ${PROFILE_BYTES} bytes.`,
    'invalid_body',
  );
}
