import { z } from 'zod';
import { metadataSchema } from '../../domain/metadata.ts';

// Null takes the attribute away.
const name = (description: string) => z.string().min(1).max(300).nullable().optional().describe(description);

/** What a PATCH of a user may say. */
export const patchUserSchema = z.strictObject({
  blocked: z
    .boolean()
    .optional()
    .describe('Whether this user was blocked by an administrator (true) or not (false).'),
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
  user_metadata: metadataSchema
    .optional()
    .describe('User metadata to which this user has read/write access.'),
  app_metadata: metadataSchema.optional().describe('User metadata to which this user has read-only access.'),
  connection: z.string().min(1).optional().describe('Name of the connection to target for this user update.'),
  client_id: z.string().optional().describe('Auth0 client ID. Only valid when updating email address.'),
  verify_email: z.boolean().optional().describe('Whether this user will receive a verification email.'),
  verify_password: z
    .boolean()
    .optional()
    .describe('Whether this user will receive a verification email on change.'),
});
export type PatchUser = z.infer<typeof patchUserSchema>;
