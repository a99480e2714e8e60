import { z } from 'zod';
import { MANAGEMENT_API, toPublicAudience, toStoredAudience } from '../domain/audience.ts';
import { MANAGEMENT_SCOPES } from '../domain/management-scopes.ts';
import { type Database, inTransaction } from '../store/database.ts';
import {
  insertResourceServer,
  type ResourceServerRow,
  saveResourceServer,
} from '../store/resource-servers.ts';
import type { Tenant } from '../tenant.ts';
import { ManagementError } from './errors.ts';
import { checkpointQuery, pageOrCheckpointOfAll } from './paging.ts';
import { type ManagementContext, type ManagementRoute, type RouteInput, route } from './route.ts';
import { fieldsQuery, selectFields } from './select-fields.ts';

/** What may be said of an API; properties that only matter to real Auth0 are taken and kept. */
const resourceServerSchema = z.looseObject({
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
type ResourceServerInput = z.infer<typeof resourceServerSchema>;
const patchResourceServerSchema = resourceServerSchema.omit({ identifier: true }).partial();

const DEFAULTS = {
  scopes: [],
  signing_alg: 'RS256',
  allow_offline_access: false,
  skip_consent_for_verifiable_first_party_clients: true,
  token_lifetime: 86_400,
  token_lifetime_for_web: 7_200,
  enforce_policies: false,
  token_dialect: 'access_token',
};

/** An API as the Management API shows it; the Management API itself is one, at the tenant's https address. */
function resourceServerView(tenant: Tenant, { id, identifier, name, data }: ResourceServerRow) {
  const isSystem = identifier === MANAGEMENT_API;
  return {
    id,
    name,
    is_system: isSystem,
    identifier: toPublicAudience(tenant.issuer, identifier),
    ...DEFAULTS,
    ...data,
    ...(isSystem ? { scopes: MANAGEMENT_SCOPES.map((value) => ({ value, description: value })) } : {}),
  };
}

/**
 * Finds an API by its id or identifier; `lock` keeps it from others until the transaction ends. Throws 404 when there
 * is none.
 */
async function requireResourceServer(
  db: Database,
  id = '',
  { lock = false }: { lock?: boolean } = {},
): Promise<ResourceServerRow> {
  const sql = `SELECT * FROM resource_servers WHERE id = $1 OR identifier = $1${lock ? ' FOR UPDATE' : ''}`;
  const { rows } = await db.query<ResourceServerRow>(sql, [id]);
  if (!rows[0])
    throw new ManagementError(404, 'The resource server does not exist', 'inexistent_resource_server');
  return rows[0];
}

/** Adds an API. Throws 409 when the identifier is taken. */
async function createResourceServer(
  { tenant }: ManagementContext,
  { body }: RouteInput<unknown, ResourceServerInput>,
): Promise<unknown> {
  const { identifier, name = identifier, ...data } = body;
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
  const { rows } = await tenant.pool.query<ResourceServerRow>(
    'SELECT * FROM resource_servers WHERE $1::text[] IS NULL OR identifier = ANY($1) ORDER BY created_at, id',
    [query.identifiers?.map((identifier) => toStoredAudience(tenant.issuer, identifier)) ?? null],
  );
  return pageOrCheckpointOfAll('resource_servers', rows, query, {
    list: '/resource-servers',
    idOf: ({ id }) => id,
    show: (row) => selectFields(resourceServerView(tenant, row), query),
  });
}

/** Reads one API, by id or identifier. Throws 404 when there is none. */
async function getResourceServer({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  const { id = '' } = params;
  return resourceServerView(
    tenant,
    await requireResourceServer(tenant.pool, toStoredAudience(tenant.issuer, id)),
  );
}

/** Changes an API. Throws 404 when there is none, 403 for the Management API. */
async function patchResourceServer(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, z.infer<typeof patchResourceServerSchema>>,
): Promise<unknown> {
  return inTransaction(tenant.pool, async (db) => {
    const id = toStoredAudience(tenant.issuer, params.id ?? '');
    const row = await requireResourceServer(db, id, { lock: true });
    if (row.identifier === MANAGEMENT_API)
      throw new ManagementError(403, 'System APIs cannot be changed.', 'operation_not_supported');
    const { name = row.name, ...changes } = body;
    const changed = { ...row, name, data: { ...row.data, ...changes } as typeof row.data };
    await saveResourceServer(db, changed);
    return resourceServerView(tenant, changed);
  });
}

/** Deletes an API with the grants for it. */
async function deleteResourceServer({ tenant }: ManagementContext, { params }: RouteInput): Promise<void> {
  const { rows } = await tenant.pool.query<{ identifier: string }>(
    'SELECT identifier FROM resource_servers WHERE id = $1 OR identifier = $1',
    [params.id],
  );
  if (rows[0]?.identifier === MANAGEMENT_API)
    throw new ManagementError(403, 'System APIs cannot be deleted.', 'operation_not_supported');
  await tenant.pool.query('DELETE FROM resource_servers WHERE identifier = $1', [rows[0]?.identifier]);
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
  route({ method: 'get', path: '/resource-servers/:id', scopes: READ, verb: getResourceServer }),
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
