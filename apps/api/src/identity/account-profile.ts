import { z } from 'zod';

const Text = z.string().optional();

/** By what somebody signs in. Tokens of other providers, which may stand beside it, are left out. */
const Identity = z.object({
  connection: z.string(),
  provider: z.string(),
  user_id: z.string(),
  isSocial: z.boolean().default(false),
});

/** A user under the names that the identity provider has for all of it: what the account's page and its export show. */
export const AccountProfile = z.object({
  user_id: z.string(),
  identities: z.array(Identity),
  email: Text,
  email_verified: z.boolean().optional(),
  username: Text,
  name: Text,
  nickname: Text,
  given_name: Text,
  family_name: Text,
  picture: Text,
  created_at: z.iso.datetime(),
  updated_at: Text,
  last_login: z.iso.datetime().optional(),
  last_ip: Text,
  last_password_reset: Text,
  logins_count: z.int().optional(),
  user_metadata: z.record(z.string(), z.unknown()).default({}),
  app_metadata: z.record(z.string(), z.unknown()).default({}),
});
export type AccountProfile = z.infer<typeof AccountProfile>;

/** What is asked for. */
export const ACCOUNT_FIELDS = Object.keys(AccountProfile.shape);
