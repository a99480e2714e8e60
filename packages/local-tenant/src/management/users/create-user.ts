import { z } from 'zod';
import { sendVerificationMail } from '../../domain/accounts/send-verification-mail.ts';
import { metadataSchema } from '../../domain/metadata.ts';
import { type UserView, userView } from '../../domain/user-view.ts';
import { isKnownConnection } from '../../store/connections.ts';
import { newUserId } from '../../store/user-id.ts';
import { DATABASE_CONNECTION, insertUser } from '../../store/users.ts';
import { ManagementError } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { requireSmallProfile } from './require-allowed-changes.ts';
import { requireStrongPassword } from './require-strong-password.ts';

const name = (description: string) => z.string().min(1).max(300).optional().describe(description);

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
  blocked: z
    .boolean()
    .optional()
    .describe('Whether this user was blocked by an administrator (true) or not (false).'),
  name: name("The user's full name."),
  nickname: name("The user's nickname."),
  given_name: name("The user's given name(s)."),
  family_name: name("The user's family name(s)."),
  picture: z.url().optional().describe("A URI pointing to the user's picture."),
  user_metadata: metadataSchema
    .optional()
    .describe('User metadata to which this user has read/write access.'),
  app_metadata: metadataSchema.optional().describe('User metadata to which this user has read-only access.'),
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
  if (!isKnownConnection(body.connection))
    throw new ManagementError(400, 'The connection does not exist.', 'inexistent_connection');
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
  requireSmallProfile(user);
  const created = await insertUser(tenant.pool, user);
  if (!created) throw new ManagementError(409, 'The user already exists.', 'auth0_idp_error');
  if (verify_email && !created.email_verified) await sendVerificationMail(tenant, created);
  return userView(tenant.issuer, created);
}

function requirePassword({ connection, email, password }: z.infer<typeof createUserSchema>): void {
  if (connection !== DATABASE_CONNECTION) return;
  if (!email)
    throw new ManagementError(
      400,
      "Payload validation error: 'Missing required property: email'.",
      'invalid_body',
    );
  if (!password)
    throw new ManagementError(
      400,
      "Payload validation error: 'Missing required property: password'.",
      'invalid_body',
    );
  requireStrongPassword(password);
}
