import { z } from 'zod';
import { type ClientRow, findClient, insertClient, newCredentials } from '../store/clients.ts';
import { type Database, inTransaction } from '../store/database.ts';
import type { Tenant } from '../tenant.ts';
import {
  READ_CLIENT_SCOPES,
  readableAfterUpdate,
  readableClient,
  requireUpdatable,
  UPDATE_CLIENT_SCOPES,
} from './client-scopes.ts';
import { ManagementError } from './errors.ts';
import { checkpointQuery, flag, pageOrCheckpointOfAll } from './paging.ts';
import { type ManagementContext, type ManagementRoute, type RouteInput, route } from './route.ts';
import { fieldsQuery, selectFields } from './select-fields.ts';

const urls = (what: string) => z.array(z.string().min(1)).max(150).describe(what);

/** What may be said of an application; properties that only matter to real Auth0 are taken and kept. */
const clientSchema = z.looseObject({
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
type ClientInput = z.infer<typeof clientSchema>;

/** What Auth0 fills in for an application where nothing was said. */
const CLIENT_DEFAULTS = {
  is_first_party: true,
  oidc_conformant: true,
  sso_disabled: false,
  cross_origin_auth: false,
  callbacks: [],
  allowed_logout_urls: [],
  web_origins: [],
  allowed_origins: [],
  allowed_clients: [],
  client_aliases: [],
  grant_types: [],
  custom_login_page_on: true,
  is_token_endpoint_ip_header_trusted: false,
  jwt_configuration: { alg: 'RS256', lifetime_in_seconds: 36_000, secret_encoded: false },
  refresh_token: {
    rotation_type: 'non-rotating',
    expiration_type: 'non-expiring',
    leeway: 0,
    token_lifetime: 2_592_000,
    idle_token_lifetime: 1_296_000,
    infinite_token_lifetime: true,
    infinite_idle_token_lifetime: true,
  },
};

/** All that the Management API knows of an application; `readableClient` says who may see what of it. */
function clientView(tenant: Tenant, { client_id, client_secret, name, data }: ClientRow) {
  return {
    tenant: tenant.name,
    global: false,
    ...CLIENT_DEFAULTS,
    ...data,
    name,
    client_id,
    ...(data.token_endpoint_auth_method === 'none' ? {} : { client_secret }),
  };
}

/** Finds an application; `lock` keeps it from others until the transaction ends. Throws 404 when there is none. */
export async function requireClient(
  db: Database,
  clientId = '',
  { lock = false }: { lock?: boolean } = {},
): Promise<ClientRow> {
  if (lock) await db.query('SELECT 1 FROM clients WHERE client_id = $1 FOR UPDATE', [clientId]);
  const client = await findClient(db, clientId);
  if (!client) throw new ManagementError(404, 'The client does not exist', 'inexistent_client');
  return client;
}

/** 409, for a name that another application has. Auth0 allows it; here names tell applications apart. */
function nameTaken(name: string): ManagementError {
  return new ManagementError(409, `There is an application named ${name} already.`, 'client_conflict');
}

const GRANTS: Record<string, string[]> = {
  non_interactive: ['client_credentials'],
  regular_web: ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'],
  spa: ['authorization_code', 'implicit', 'refresh_token'],
  native: ['authorization_code', 'implicit', 'refresh_token'],
};

/** Adds an application with new credentials, and the grant types that its type usually has. Throws 409 for a taken name. */
async function createClient(
  { tenant }: ManagementContext,
  { body }: RouteInput<unknown, ClientInput>,
): Promise<unknown> {
  const { name, client_secret, token_endpoint_auth_method, ...data } = body;
  const isPublic =
    token_endpoint_auth_method === 'none' || data.app_type === 'spa' || data.app_type === 'native';
  const client = {
    ...newCredentials(),
    ...(client_secret === undefined ? {} : { client_secret }),
    name,
    data: {
      grant_types: GRANTS[data.app_type ?? 'regular_web'] ?? [],
      token_endpoint_auth_method: token_endpoint_auth_method ?? (isPublic ? 'none' : 'client_secret_post'),
      ...data,
      client_metadata: withoutNulls(data.client_metadata),
    },
  };
  if (!(await insertClient(tenant.pool, client))) throw nameTaken(name);
  return clientView(tenant, client);
}

/** Null deletes a key of client metadata. */
function withoutNulls(metadata: Record<string, string | null> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(metadata).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

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
 * Lists applications, by page or by checkpoint. There is no global one ("All Applications"), and none is known by the
 * address of its metadata: `is_global=true` and `external_client_id` give an empty list. Throws 400 for `q`, which
 * asks for organizations. https://auth0.com/docs/api/management/v2/clients/get-clients
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
  const views = rows
    .map((row) => clientView(tenant, row))
    .filter(
      (client) =>
        query.is_global !== true &&
        query.external_client_id === undefined &&
        (query.is_first_party ?? client.is_first_party) === client.is_first_party,
    )
    .filter((client) => !types || types.includes(String((client as { app_type?: string }).app_type)));
  return pageOrCheckpointOfAll('clients', views, query, {
    list: '/clients',
    idOf: ({ client_id }) => client_id,
    show: (client) => selectFields(readableClient(client, caller), query),
  });
}

/** Reads one application. Throws 404 when there is none. */
async function getClient(
  { tenant, caller }: ManagementContext,
  { params, query }: RouteInput<z.infer<typeof fieldsQuery>>,
): Promise<unknown> {
  const client = clientView(tenant, await requireClient(tenant.pool, params.id));
  return selectFields(readableClient(client, caller), query);
}

const patchClientSchema = clientSchema.partial();

/**
 * Changes an application; `client_metadata` merges, and null deletes a key of it. Throws 403 for a property that the
 * caller's scopes do not change.
 */
async function patchClient(
  { tenant, caller }: ManagementContext,
  { params, body }: RouteInput<unknown, z.infer<typeof patchClientSchema>>,
): Promise<unknown> {
  requireUpdatable(Object.keys(body), caller);
  return inTransaction(tenant.pool, async (db) => {
    const client = await requireClient(db, params.id, { lock: true });
    const { name = client.name, client_secret = client.client_secret, ...rest } = body;
    const { client_metadata, client_id: _, ...changes } = rest;
    const metadata = withoutNulls({ ...client.data.client_metadata, ...client_metadata });
    const changed = {
      ...client,
      client_secret,
      name,
      data: { ...client.data, ...changes, client_metadata: metadata },
    };
    const data = changed.data as typeof client.data;
    const sql = 'UPDATE clients SET name = $2, data = $3, client_secret = $4 WHERE client_id = $1';
    await db.query(sql, [client.client_id, name, JSON.stringify(data), client_secret]).catch((error) => {
      throw error.code === '23505' ? nameTaken(name) : error;
    });
    return readableAfterUpdate(clientView(tenant, { ...changed, data }), caller);
  });
}

/** Deletes an application with its grants and tokens. Auth0 answers 204 also when there was none. */
async function deleteClient({ tenant }: ManagementContext, { params }: RouteInput): Promise<void> {
  await tenant.pool.query('DELETE FROM clients WHERE client_id = $1', [params.id]);
  await tenant.pool.query(`DELETE FROM oidc_records WHERE payload->>'clientId' = $1`, [params.id]);
}

/** Gives an application a new secret; the old one ends at once. */
async function rotateClientSecret({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  const client = await requireClient(tenant.pool, params.id);
  const { client_secret } = newCredentials();
  await tenant.pool.query('UPDATE clients SET client_secret = $2 WHERE client_id = $1', [
    client.client_id,
    client_secret,
  ]);
  return clientView(tenant, { ...client, client_secret });
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
