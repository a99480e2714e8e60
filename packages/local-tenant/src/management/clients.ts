import { z } from 'zod';
import { tenantPart } from '../actions/event.ts';
import { mergeClientData, withClientDefaults } from '../domain/client-settings.ts';
import { SIGNING_ALGORITHMS } from '../domain/signing-algorithms.ts';
import {
  APP_TYPES,
  type ClientData,
  type ClientRow,
  deleteClient as dropClient,
  insertClient,
  newCredentials,
  updateClient,
} from '../store/clients.ts';
import { inTransaction } from '../store/database.ts';
import { loadApplicationKeys } from '../store/signing-certificate.ts';
import type { Tenant } from '../tenant.ts';
import { keepCredentials, withWholeCredentials } from './client-credentials.ts';
import {
  READ_CLIENT_SCOPES,
  readableAfterUpdate,
  readableClient,
  requireUpdatable,
  UPDATE_CLIENT_SCOPES,
} from './client-scopes.ts';
import { ManagementError } from './errors.ts';
import { checkpointQuery, flag, pageOrCheckpointOfAll } from './paging.ts';
import { requireClient } from './require-client.ts';
import { type ManagementContext, type ManagementRoute, type RouteInput, route } from './route.ts';
import { fieldsQuery, selectFields } from './select-fields.ts';
import { forEach } from './validate.ts';

// OAuth's own, and the extensions of Auth0 and of others, which are named by an address.
const GRANT_TYPE =
  /^(authorization_code|implicit|refresh_token|client_credentials|password|https?:\/\/auth0\.com\/oauth\/\S+|urn:\S+)$/;
const METADATA_PROPERTIES = 10;

const oneOf = (words: [string, ...string[]]) => z.enum(words).nullable().optional();
const urls = (what: string) => z.array(z.string().min(1)).max(150).nullable().optional().describe(what);
const settings = z.looseObject({}).nullable().optional();
const text = z.string().nullable().optional();
const yesOrNo = z.boolean().nullable().optional();

const credentials = z.looseObject({ credentials: z.array(z.looseObject({})) }).optional();

/** What may be said of an application. What only matters to real Auth0 is kept and given back without an effect here. */
const clientSchema = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(300)
    .regex(/^[^<>]+$/, "'<' and '>' are not allowed")
    .describe('Name of this client.'),
  description: z.string().max(140).nullable().optional().describe('Free text description of this client.'),
  client_secret: z.string().min(1).max(512).optional().describe('The secret used to sign tokens.'),
  app_type: z
    .enum(APP_TYPES)
    .nullable()
    .optional()
    .describe('The type of application this client represents.'),
  callbacks: urls('URLs whitelisted for Auth0 to use as a callback to the client after authentication.'),
  allowed_logout_urls: urls('URLs that are valid to redirect to after logout from Auth0.'),
  web_origins: urls('Allowed origins for use with Cross-Origin Authentication.'),
  allowed_origins: urls('URLs allowed to make requests from JavaScript to Auth0 API.'),
  allowed_clients: urls('List of allow clients and API ids that are allowed to make delegation requests.'),
  client_aliases: urls('List of audiences/realms for SAML protocol.'),
  grant_types: z
    .array(z.string().regex(GRANT_TYPE))
    .nullable()
    .optional()
    .describe('List of grant types supported for this application.'),
  token_endpoint_auth_method: z
    .enum(['none', 'client_secret_post', 'client_secret_basic'])
    .nullable()
    .optional()
    .describe('Defines the requested authentication method for the token endpoint.'),
  client_metadata: z
    .record(z.string().max(255), z.string().max(255).nullable())
    .nullable()
    .optional()
    .describe('Metadata associated with the client.'),
  jwt_configuration: z
    .strictObject({
      lifetime_in_seconds: z.int().min(0).optional(),
      secret_encoded: z.boolean().optional(),
      scopes: z.looseObject({}).optional(),
      alg: z.enum(SIGNING_ALGORITHMS).optional(),
    })
    .nullable()
    .optional()
    .describe('Configuration related to JWTs for the client.'),
  refresh_token: z
    .strictObject({
      rotation_type: z.enum(['rotating', 'non-rotating']).optional(),
      expiration_type: z.enum(['expiring', 'non-expiring']).optional(),
      leeway: z.int().min(0).optional(),
      token_lifetime: z.int().min(0).optional(),
      idle_token_lifetime: z.int().min(0).optional(),
      infinite_token_lifetime: z.boolean().optional(),
      infinite_idle_token_lifetime: z.boolean().optional(),
      policies: z
        .array(z.strictObject({ audience: z.string(), scope: z.array(z.string()) }))
        .nullable()
        .optional(),
    })
    .nullable()
    .optional()
    .describe('Refresh token configuration.'),
  client_authentication_methods: z
    .looseObject(forEach(credentials, ['private_key_jwt', 'tls_client_auth', 'self_signed_tls_client_auth']))
    .nullable()
    .optional()
    .describe('Defines client authentication methods.'),
  default_organization: z
    .strictObject({ organization_id: z.string(), flows: z.array(z.enum(['client_credentials'])) })
    .nullable()
    .optional()
    .describe('Defines the default Organization ID and flows.'),
  ...forEach(text, [
    ...['logo_uri', 'cross_origin_loc', 'custom_login_page', 'custom_login_page_preview', 'form_template'],
    ...['initiate_login_uri', 'resource_server_identifier'],
  ]),
  compliance_level: oneOf([
    'none',
    'fapi1_adv_pkj_par',
    'fapi1_adv_mtls_par',
    'fapi2_sp_pkj_mtls',
    'fapi2_sp_mtls_mtls',
  ]),
  organization_usage: oneOf(['deny', 'allow', 'require']),
  organization_require_behavior: oneOf(['no_prompt', 'pre_login_prompt', 'post_login_prompt']),
  third_party_security_mode: oneOf(['strict', 'permissive']),
  redirection_policy: oneOf(['allow_always', 'open_redirect_protection']),
  ...forEach(yesOrNo, [
    ...['is_token_endpoint_ip_header_trusted', 'is_first_party', 'oidc_conformant', 'sso', 'sso_disabled'],
    ...['cross_origin_authentication', 'cross_origin_auth', 'custom_login_page_on'],
    ...['require_pushed_authorization_requests', 'require_proof_of_possession'],
    'skip_non_verifiable_callback_uri_confirmation_prompt',
  ]),
  ...forEach(settings, [
    ...['oidc_logout', 'oidc_backchannel_logout', 'session_transfer', 'encryption_key', 'addons', 'mobile'],
    ...['native_social_login', 'fedcm_login', 'signed_request_object'],
    ...['token_vault_privileged_access', 'token_exchange', 'token_quota', 'express_configuration'],
    ...['identity_assertion_authorization_grant', 'anonymous_sessions', 'my_organization_configuration'],
  ]),
  organization_discovery_methods: z
    .array(z.enum(['email', 'organization_name']))
    .nullable()
    .optional(),
  async_approval_notification_channels: z
    .array(z.enum(['guardian-push', 'email']))
    .nullable()
    .optional(),
  par_request_expiry: z.int().min(1).nullable().optional(),
});
const patchClientSchema = clientSchema.partial();

/** All that the Management API knows of an application; `readableClient` says who may see what of it. */
async function clientView(
  { pool, name: tenantName }: Tenant,
  { client_id, client_secret, name, data }: ClientRow,
) {
  const settings = withClientDefaults(data);
  const { cert, pkcs7 } = await loadApplicationKeys(pool);
  return {
    ...{
      tenant: tenantPart({ name: tenantName }).id,
      global: client_id === ALL.client_id,
      callback_url_template: false,
      name,
      client_id,
    },
    signing_keys: [{ cert, pkcs7, subject: 'deprecated' }],
    // Both are the same setting, under its new and its old name.
    cross_origin_auth: settings.cross_origin_authentication,
    ...(settings.oidc_logout ? { oidc_backchannel_logout: backchannelOf(settings.oidc_logout) } : {}),
    ...settings,
    ...(hasSecret(settings) ? { client_secret } : {}),
  };
}

// Auth0 shows no secret of an application that authenticates by a key or a certificate.
function hasSecret({ client_authentication_methods: methods }: ClientData): boolean {
  return methods === undefined;
}

function backchannelOf(logout: unknown) {
  const { backchannel_logout_urls } = logout as { backchannel_logout_urls?: string[] };
  return backchannel_logout_urls ? { backchannel_logout_urls } : {};
}

/**
 * Adds an application with new credentials, and what Auth0 has for all that is not said of it. Another one may have its
 * name. https://auth0.com/docs/api/management/v2/clients/post-clients
 */
async function createClient(
  { tenant }: ManagementContext,
  { body }: RouteInput<unknown, z.infer<typeof clientSchema>>,
): Promise<unknown> {
  const { name, client_secret, ...given } = body;
  const credentials = newCredentials();
  const client = await inTransaction(tenant.pool, async (db) => {
    const created: ClientRow = {
      client_id: credentials.client_id,
      client_secret: client_secret ?? credentials.client_secret,
      name,
      data: {},
    };
    await insertClient(db, created);
    const settings = await keepCredentials(db, created.client_id, given);
    created.data = withClientDefaults(mergeClientData({}, settings));
    requireFewMetadata(created.data);
    await updateClient(db, created.client_id, created);
    return created;
  });
  const view = await clientView(tenant, client);
  const { key, cert, pkcs7 } = await loadApplicationKeys(tenant.pool);
  const subject = `/CN=${new URL(tenant.issuer).host}`;
  return {
    ...(await withWholeCredentials(tenant.pool, client.client_id, view)),
    encrypted: true,
    signing_keys: [{ cert, key, pkcs7, subject }],
  };
}

// Throws 400 over Auth0's limit, which is that of all that a change leaves.
function requireFewMetadata({ client_metadata: metadata = {} }: ClientData): void {
  const { length } = Object.keys(metadata);
  if (length <= METADATA_PROPERTIES) return;
  throw new ManagementError(
    400,
    `Payload validation error: 'Too many properties defined (${length}), maximum ${METADATA_PROPERTIES}' on property client_metadata.`,
    'invalid_body',
  );
}

// Auth0 keeps the login page of a tenant with it. It signs nobody in, and is not among the others.
const ALL: ClientRow = {
  client_id: 'all-applications',
  client_secret: '',
  name: 'All Applications',
  data: {},
};

const listClientsQuery = z.strictObject({
  ...checkpointQuery.shape,
  ...fieldsQuery.shape,
  is_global: flag.optional(),
  is_first_party: flag.optional(),
  app_type: z.string().optional(),
  external_client_id: z.string().optional(),
  q: z.string().optional(),
});

/**
 * Lists applications, by page or by checkpoint. `is_global=true` gives the one that stands for all ("All Applications"),
 * which has no settings. None is known by the address of its metadata: `external_client_id` gives an empty list. Throws
 * 400 for `q`, which asks for organizations. https://auth0.com/docs/api/management/v2/clients/get-clients
 */
async function listClients(
  { tenant, caller }: ManagementContext,
  { query }: RouteInput<z.infer<typeof listClientsQuery>>,
): Promise<unknown> {
  if (query.q !== undefined)
    throw new ManagementError(
      400,
      'Applications cannot be searched by q: there are no organizations here.',
      'operation_not_supported',
    );
  const { rows } = await tenant.pool.query<ClientRow>('SELECT * FROM clients ORDER BY created_at, client_id');
  const types = query.app_type?.split(',');
  const views = (await Promise.all((query.is_global ? [ALL] : rows).map((row) => clientView(tenant, row))))
    .filter(
      (client) =>
        query.external_client_id === undefined &&
        (query.is_first_party ?? client.is_first_party) === client.is_first_party,
    )
    .filter((client) => !types || types.includes(String(client.app_type)));
  return pageOrCheckpointOfAll('clients', views, query, {
    list: '/clients',
    idOf: ({ client_id }) => client_id,
    show: (client) => selectFields(readableClient(client, caller), query, ['tenant']),
  });
}

/** Reads one application. Throws 404 when there is none. */
async function getClient(
  { tenant, caller }: ManagementContext,
  { params, query }: RouteInput<z.infer<typeof fieldsQuery>>,
): Promise<unknown> {
  const client = await clientView(tenant, await requireClient(tenant.pool, params.id));
  return selectFields(readableClient(client, caller), query, ['tenant']);
}

/**
 * Changes an application: null takes a setting away, an object is merged into the one that is there. Throws 404 when
 * there is none, 403 for a property that the caller's scopes do not change.
 * https://auth0.com/docs/api/management/v2/clients/patch-clients-by-id
 */
async function patchClient(
  { tenant, caller }: ManagementContext,
  { params, body }: RouteInput<unknown, z.infer<typeof patchClientSchema>>,
): Promise<unknown> {
  requireUpdatable(Object.keys(body), caller);
  const changed = await inTransaction(tenant.pool, async (db) => {
    const client = await requireClient(db, params.id, { lock: true });
    const { name = client.name, client_secret = client.client_secret, ...changes } = body;
    const settings = await keepCredentials(db, client.client_id, changes);
    const data = mergeClientData(withClientDefaults(client.data), settings);
    requireFewMetadata(data);
    const next = { ...client, name, client_secret, data };
    await updateClient(db, client.client_id, next);
    return next;
  });
  return readableAfterUpdate(await clientView(tenant, changed), caller);
}

/** Deletes an application with its grants and tokens. Auth0 answers 204 also when there was none. */
async function deleteClient({ tenant }: ManagementContext, { params }: RouteInput): Promise<void> {
  await dropClient(tenant.pool, params.id ?? '');
}

/** Gives an application a new secret; the old one ends at once. */
async function rotateClientSecret({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  const { client_secret } = newCredentials();
  const client = await inTransaction(tenant.pool, async (db) => {
    const changed = { ...(await requireClient(db, params.id, { lock: true })), client_secret };
    await updateClient(db, changed.client_id, changed);
    return changed;
  });
  return clientView(tenant, client);
}

/** https://auth0.com/docs/api/management/v2/clients */
export const clientsRoutes: ManagementRoute[] = [
  route({
    method: 'get',
    path: '/clients',
    scopes: READ_CLIENT_SCOPES,
    query: listClientsQuery,
    verb: listClients,
  }),
  route({
    method: 'post',
    path: '/clients',
    scopes: ['create:clients'],
    body: clientSchema,
    status: 201,
    verb: createClient,
  }),
  route({
    method: 'get',
    path: '/clients/:id',
    scopes: READ_CLIENT_SCOPES,
    query: fieldsQuery,
    verb: getClient,
  }),
  route({
    method: 'patch',
    path: '/clients/:id',
    scopes: UPDATE_CLIENT_SCOPES,
    body: patchClientSchema,
    verb: patchClient,
  }),
  route({
    method: 'delete',
    path: '/clients/:id',
    scopes: ['delete:clients'],
    status: 204,
    verb: deleteClient,
  }),
  route({
    method: 'post',
    path: '/clients/:id/rotate-secret',
    scopes: ['update:client_keys'],
    verb: rotateClientSecret,
  }),
];
