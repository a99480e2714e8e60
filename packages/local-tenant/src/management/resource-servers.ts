import { z } from 'zod';
import { MANAGEMENT_API, toPublicAudience, toStoredAudience } from '../domain/audience.ts';
import { describeScope, MANAGEMENT_SCOPES } from '../domain/management-scopes.ts';
import { SIGNING_ALGORITHMS } from '../domain/signing-algorithms.ts';
import { type Database, inTransaction } from '../store/database.ts';
import { randomId } from '../store/random-id.ts';
import {
  insertResourceServer,
  type ResourceServerData,
  type ResourceServerRow,
  saveResourceServer,
} from '../store/resource-servers.ts';
import type { Tenant } from '../tenant.ts';
import { thumbprintOf } from './client-credentials.ts';
import { ManagementError } from './errors.ts';
import { checkpointQuery, pageOrCheckpointOfAll } from './paging.ts';
import { type ManagementContext, type ManagementRoute, type RouteInput, route } from './route.ts';
import { fieldsQuery, selectFields } from './select-fields.ts';

const policy = (policies: [string, ...string[]]) => z.strictObject({ policy: z.enum(policies) }).optional();
const yesOrNo = (what: string) => z.boolean().nullable().optional().describe(what);
const seconds = (what: string) => z.int().min(0).max(2_592_000).nullable().optional().describe(what);

/** What may be said of an API. What only matters to real Auth0 is kept and given back without an effect here. */
const resourceServerSchema = z.strictObject({
  identifier: z
    .string()
    .min(1)
    .max(600)
    .describe('Unique identifier for the API used as the audience parameter on authorization calls.'),
  name: z
    .string()
    .max(200)
    .regex(/^[^<>]*$/, "'<' and '>' are not allowed")
    .optional()
    .describe('Friendly name for this resource server.'),
  scopes: z
    .array(z.strictObject({ value: z.string().min(1).max(280), description: z.string().max(500).optional() }))
    .nullable()
    .optional()
    .describe('List of permissions (scopes) that this API uses.'),
  signing_alg: z.enum(SIGNING_ALGORITHMS).optional().describe('Algorithm used to sign JWTs.'),
  signing_secret: z.string().min(16).optional().describe('Secret used to sign tokens when using HS256.'),
  token_lifetime: seconds('Expiration value (in seconds) for access tokens issued for this API.'),
  token_lifetime_for_web: seconds('Expiration value (in seconds) for access tokens of browser flows.'),
  token_lifetime_for_anonymous_access_tokens: seconds('Expiration value for anonymous access tokens.'),
  allow_offline_access: yesOrNo('Whether refresh tokens can be issued for this API (true) or not (false).'),
  allow_online_access: yesOrNo('Whether Online Refresh Tokens can be issued for this API.'),
  allow_online_access_with_ephemeral_sessions: yesOrNo('Whether they can with ephemeral sessions.'),
  skip_consent_for_verifiable_first_party_clients: yesOrNo('Whether to skip user consent for this API.'),
  enforce_policies: yesOrNo('Whether authorization polices are enforced (true) or unenforced (false).'),
  token_dialect: z
    .enum(['access_token', 'access_token_authz', 'rfc9068_profile', 'rfc9068_profile_authz'])
    .nullable()
    .optional()
    .describe('Dialect of access tokens.'),
  token_encryption: z
    .looseObject({
      format: z.string(),
      encryption_key: z.looseObject({ name: z.string().optional(), alg: z.string(), pem: z.string() }),
    })
    .nullable()
    .optional(),
  consent_policy: z.enum(['transactional-authorization-with-mfa']).nullable().optional(),
  authorization_details: z.array(z.looseObject({})).nullable().optional(),
  proof_of_possession: z
    .strictObject({
      mechanism: z.enum(['mtls', 'dpop']),
      required: z.boolean(),
      required_for: z.enum(['public_clients', 'all_clients']).optional(),
    })
    .nullable()
    .optional(),
  authorization_policy: z.strictObject({ policy_id: z.string() }).nullable().optional(),
  subject_type_authorization: z
    .strictObject({
      user: policy(['allow_all', 'deny_all', 'require_client_grant']),
      client: policy(['deny_all', 'require_client_grant']),
    })
    .nullable()
    .optional()
    .describe('Defines application access permission for a resource server.'),
});
type ResourceServerInput = z.infer<typeof resourceServerSchema>;
const patchResourceServerSchema = resourceServerSchema.omit({ identifier: true }).partial();

const DEFAULTS = {
  signing_alg: 'RS256',
  allow_offline_access: false,
  skip_consent_for_verifiable_first_party_clients: false,
  token_lifetime: 86_400,
  token_lifetime_for_web: 7_200,
};
const SUBJECTS = { user: { policy: 'allow_all' }, client: { policy: 'require_client_grant' } };

/** An API with the application that stands for it, if there is one. */
interface ListedResourceServer extends ResourceServerRow {
  client_id?: string | null;
}

const SELECT = `SELECT api.*, (SELECT client_id FROM clients WHERE data->>'app_type' = 'resource_server'
    AND data->>'resource_server_identifier' = api.identifier ORDER BY created_at LIMIT 1) AS client_id
  FROM resource_servers api`;

/** An API as the Management API shows it; the Management API itself is one, at the tenant's https address. */
function resourceServerView({ issuer }: Tenant, row: ListedResourceServer) {
  const { id, identifier, name, data, client_id } = row;
  const { subject_type_authorization: subjects, ...settings } = data;
  return {
    id,
    ...(name === null ? {} : { name }),
    identifier: toPublicAudience(issuer, identifier),
    ...{ ...DEFAULTS, ...settings },
    subject_type_authorization: { ...SUBJECTS, ...subjects },
    ...(client_id ? { client_id } : {}),
    ...(identifier === MANAGEMENT_API ? SYSTEM : {}),
  };
}

const SYSTEM = {
  is_system: true,
  scopes: MANAGEMENT_SCOPES.map((value) => ({ value, description: describeScope(value) })),
};

/**
 * What a change leaves of an API's settings: null takes one away, who may have tokens is merged, anything else replaces
 * what was there. A key for encryption is kept by its thumbprint, and HS256 gets a secret. Throws 400 for a PEM that is
 * no key.
 */
async function mergeSettings(
  current: ResourceServerData,
  changes: Omit<z.infer<typeof patchResourceServerSchema>, 'name'>,
): Promise<ResourceServerData> {
  const { token_encryption: encryption, subject_type_authorization: subjects, ...rest } = changes;
  const merged: Record<string, unknown> = { ...current, ...rest };
  if (encryption) {
    const { pem, ...key } = encryption.encryption_key;
    const thumbprint_sha256 = await thumbprintOf(pem);
    merged.token_encryption = { ...encryption, encryption_key: { ...key, thumbprint_sha256 } };
  } else if (encryption === null) delete merged.token_encryption;
  if (subjects) merged.subject_type_authorization = { ...current.subject_type_authorization, ...subjects };
  else if (subjects === null) delete merged.subject_type_authorization;
  if (merged.signing_alg === 'HS256') merged.signing_secret ??= randomId(32);
  else delete merged.signing_secret;
  return Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== null && value !== undefined),
  );
}

/**
 * Finds an API by its id or identifier, which some clients encode twice; `lock` keeps it from others until the
 * transaction ends. Throws 404 when there is none.
 */
async function requireResourceServer(
  { issuer }: Tenant,
  db: Database,
  id = '',
  { lock = false }: { lock?: boolean } = {},
): Promise<ListedResourceServer> {
  const names = [id, decodedAgain(id)].map((name) => toStoredAudience(issuer, name));
  const sql = `${SELECT} WHERE id = $1 OR identifier = ANY ($2)
    ORDER BY identifier = $1 DESC LIMIT 1${lock ? ' FOR UPDATE OF api' : ''}`;
  const { rows } = await db.query<ListedResourceServer>(sql, [names[0], names]);
  if (!rows[0])
    throw new ManagementError(404, 'The resource server does not exist', 'inexistent_resource_server');
  return rows[0];
}

function decodedAgain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Adds an API, with what Auth0 has for all that is not said of it. Throws 409 when the identifier is taken.
 * https://auth0.com/docs/api/management/v2/resource-servers/post-resource-servers
 */
async function createResourceServer(
  { tenant }: ManagementContext,
  { body }: RouteInput<unknown, ResourceServerInput>,
): Promise<unknown> {
  const { identifier, name = null, ...given } = body;
  const data = await mergeSettings({}, given);
  const isOwn = toStoredAudience(tenant.issuer, identifier) === MANAGEMENT_API;
  const created = isOwn ? undefined : await insertResourceServer(tenant.pool, { identifier, name, data });
  if (!created) {
    throw new ManagementError(
      409,
      `A resource server with the same identifier already exists: ${identifier}`,
      'resource_server_conflict',
    );
  }
  return resourceServerView(tenant, created);
}

const listResourceServersQuery = z.strictObject({
  ...checkpointQuery.shape,
  ...fieldsQuery.shape,
  identifiers: z
    .union([z.string(), z.array(z.string()).max(10)])
    .transform((identifiers) => [identifiers].flat())
    .optional()
    .describe('An optional filter on the resource server identifier.'),
});

/**
 * Lists APIs, the Management API among them, by page or by checkpoint.
 * https://auth0.com/docs/api/management/v2/resource-servers/get-resource-servers
 */
async function listResourceServers(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof listResourceServersQuery>>,
): Promise<unknown> {
  const { rows } = await tenant.pool.query<ListedResourceServer>(
    `${SELECT} WHERE $1::text[] IS NULL OR identifier = ANY($1) ORDER BY created_at, id`,
    [query.identifiers?.map((identifier) => toStoredAudience(tenant.issuer, identifier)) ?? null],
  );
  return pageOrCheckpointOfAll('resource_servers', rows, query, {
    list: '/resource-servers',
    idOf: ({ id }) => id,
    show: (row) => selectFields(resourceServerView(tenant, row), query),
  });
}

/** Reads one API, by id or identifier. Throws 404 when there is none. */
async function getResourceServer(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<z.infer<typeof fieldsQuery>>,
): Promise<unknown> {
  const row = await requireResourceServer(tenant, tenant.pool, params.id);
  return selectFields(resourceServerView(tenant, row), query);
}

// What Auth0 lets be changed of an API that belongs to it.
const SYSTEM_SETTINGS = new Set(['token_lifetime', 'token_lifetime_for_web']);

/**
 * Changes an API. Throws 404 when there is none, 403 for more than the lifetimes of the Management API's tokens.
 * https://auth0.com/docs/api/management/v2/resource-servers/patch-resource-servers-by-id
 */
async function patchResourceServer(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, z.infer<typeof patchResourceServerSchema>>,
): Promise<unknown> {
  return inTransaction(tenant.pool, async (db) => {
    const row = await requireResourceServer(tenant, db, params.id, { lock: true });
    const isSystem = row.identifier === MANAGEMENT_API;
    if (isSystem && Object.keys(body).some((setting) => !SYSTEM_SETTINGS.has(setting)))
      throw new ManagementError(403, 'System APIs cannot be changed.', 'operation_not_supported');
    const { name = row.name, ...changes } = body;
    const changed = { ...row, name, data: await mergeSettings(row.data, changes) };
    await saveResourceServer(db, changed);
    return resourceServerView(tenant, changed);
  });
}

/** Deletes an API with the grants for it. Auth0 answers 204 also when there was none. */
async function deleteResourceServer({ tenant }: ManagementContext, { params }: RouteInput): Promise<void> {
  const row = await requireResourceServer(tenant, tenant.pool, params.id).catch(whenNotFound);
  if (row?.identifier === MANAGEMENT_API)
    throw new ManagementError(403, 'System APIs cannot be deleted.', 'operation_not_supported');
  await tenant.pool.query('DELETE FROM resource_servers WHERE id = $1', [row?.id]);
}

function whenNotFound(error: unknown): undefined {
  if (!(error instanceof ManagementError && error.statusCode === 404)) throw error;
}

const READ = ['read:resource_servers'];

/** https://auth0.com/docs/api/management/v2/resource-servers */
export const resourceServersRoutes: ManagementRoute[] = [
  route({
    method: 'get',
    path: '/resource-servers',
    scopes: READ,
    query: listResourceServersQuery,
    verb: listResourceServers,
  }),
  route({
    method: 'post',
    path: '/resource-servers',
    scopes: ['create:resource_servers'],
    body: resourceServerSchema,
    status: 201,
    verb: createResourceServer,
  }),
  route({
    method: 'get',
    path: '/resource-servers/:id',
    scopes: READ,
    query: fieldsQuery,
    verb: getResourceServer,
  }),
  route({
    method: 'patch',
    path: '/resource-servers/:id',
    scopes: ['update:resource_servers'],
    body: patchResourceServerSchema,
    verb: patchResourceServer,
  }),
  route({
    method: 'delete',
    path: '/resource-servers/:id',
    scopes: ['delete:resource_servers'],
    status: 204,
    verb: deleteResourceServer,
  }),
];
