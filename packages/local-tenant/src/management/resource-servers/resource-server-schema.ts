import { z } from 'zod';

/** What may be said of an API; properties that only matter to real Auth0 are taken and kept. */
export const resourceServerSchema = z.looseObject({
  identifier: z
    .string()
    .min(1)
    .max(600)
    .describe('Unique identifier for the API used as the audience parameter on authorization calls.'),
  name: z.string().max(200).optional().describe('Friendly name for this resource server.'),
  scopes: z
    .array(z.looseObject({ value: z.string().min(1).max(280), description: z.string().max(500).optional() }))
    .optional()
    .describe('List of permissions (scopes) that this API uses.'),
  signing_alg: z.enum(['RS256']).optional().describe('Algorithm used to sign JWTs.'),
  token_lifetime: z
    .int()
    .min(0)
    .max(2_592_000)
    .optional()
    .describe('Expiration value (in seconds) for access tokens issued for this API.'),
  allow_offline_access: z
    .boolean()
    .optional()
    .describe('Whether refresh tokens can be issued for this API (true) or not (false).'),
  enforce_policies: z
    .boolean()
    .optional()
    .describe('Whether authorization polices are enforced (true) or unenforced (false).'),
  token_dialect: z
    .enum(['access_token', 'access_token_authz', 'rfc9068_profile', 'rfc9068_profile_authz'])
    .optional()
    .describe('Dialect of access tokens.'),
});
export type ResourceServerInput = z.infer<typeof resourceServerSchema>;
export const patchResourceServerSchema = resourceServerSchema.omit({ identifier: true }).partial();
