import { z } from 'zod';

const urls = (what: string) => z.array(z.string().min(1)).max(150).describe(what);

/** What may be said of an application; properties that only matter to real Auth0 are taken and kept. */
export const clientSchema = z.looseObject({
  name: z
    .string()
    .min(1)
    .max(300)
    .regex(/^[^<>]+$/, "'<' and '>' are not allowed")
    .describe('Name of this client.'),
  description: z.string().max(140).optional().describe('Free text description of this client.'),
  client_secret: z.string().min(1).max(512).optional().describe('The secret used to sign tokens.'),
  app_type: z
    .enum(['native', 'spa', 'regular_web', 'non_interactive'])
    .optional()
    .describe('The type of application this client represents.'),
  callbacks: urls(
    'URLs whitelisted for Auth0 to use as a callback to the client after authentication.',
  ).optional(),
  allowed_logout_urls: urls('URLs that are valid to redirect to after logout from Auth0.').optional(),
  web_origins: urls('Allowed origins for use with Cross-Origin Authentication.').optional(),
  allowed_origins: urls('URLs allowed to make requests from JavaScript to Auth0 API.').optional(),
  grant_types: z.array(z.string()).optional().describe('List of grant types supported for this application.'),
  token_endpoint_auth_method: z
    .enum(['none', 'client_secret_post', 'client_secret_basic'])
    .nullable()
    .optional()
    .describe('Defines the requested authentication method for the token endpoint.'),
  client_metadata: z
    .record(z.string().max(255), z.string().max(255).nullable())
    .optional()
    .describe('Metadata associated with the client.'),
});
export type ClientInput = z.infer<typeof clientSchema>;
