import { z } from 'zod';
import { definedScopes } from '../domain/api-scopes.ts';
import { toPublicAudience, toStoredAudience } from '../domain/audience.ts';
import { type ClientGrantRow, insertClientGrant } from '../store/client-grants.ts';
import { type Database, inTransaction } from '../store/database.ts';
import { findResourceServer } from '../store/resource-servers.ts';
import type { Tenant } from '../tenant.ts';
import { ManagementError } from './errors.ts';
import { checkpointQuery, flag, pageOrCheckpointOfAll } from './paging.ts';
import { requireClient } from './require-client.ts';
import { type ManagementContext, type ManagementRoute, type RouteInput, route } from './route.ts';
import { validationError } from './validate.ts';

/** A client grant as the Management API shows it: what was never said of it is absent. */
function clientGrantView({ issuer }: Tenant, { id, client_id, data, ...row }: ClientGrantRow) {
  return {
    id,
    ...(client_id === null ? {} : { client_id }),
    audience: toPublicAudience(issuer, row.audience),
    ...(data.allow_all_scopes ? {} : { scope: row.scope }),
    subject_type: row.subject_type,
    ...data,
  };
}

const scope = z.array(z.string()).describe('Scopes allowed for this client grant.');
const usage = z
  .enum(['deny', 'allow', 'require'])
  .describe('Defines whether organizations can be used with client credentials exchanges for this grant.');
const anyOrganization = z.boolean().describe('If enabled, any organization can be used with this grant.');
const detailTypes = z
  .array(z.string())
  .describe('Types of authorization_details allowed for this client grant.');

const createClientGrantSchema = z.strictObject({
  client_id: z.string().min(1).optional().describe('ID of the client.'),
  audience: z.string().min(1).describe('The audience (API identifier) of this client grant.'),
  default_for: z
    .enum(['third_party_clients'])
    .optional()
    .describe('Applies this client grant as the default for all clients in the specified group.'),
  scope: scope.default([]),
  subject_type: z
    .enum(['client', 'user'])
    .default('client')
    .describe('The type of application access the client grant allows.'),
  allow_all_scopes: z.boolean().optional(),
  allow_any_organization: anyOrganization.optional(),
  organization_usage: usage.optional(),
  authorization_details_types: detailTypes.optional(),
});

const NOT_TOGETHER = 'client_id and default_for exclude each other';

/**
 * Lets an application use an API by itself. A grant for people, for organizations or for a group of applications is kept
 * and given back, without an effect here. Throws 404 for what does not exist, 409 when there is a grant already.
 * https://auth0.com/docs/api/management/v2/client-grants/post-client-grants
 */
async function createClientGrant(
  { tenant }: ManagementContext,
  { body }: RouteInput<unknown, z.infer<typeof createClientGrantSchema>>,
): Promise<unknown> {
  const { client_id = null, scope, subject_type, audience: named, ...data } = body;
  if ((client_id === null) === (data.default_for === undefined))
    throw client_id === null
      ? validationError('Payload', 'Missing required property: client_id')
      : validationError('Payload', NOT_TOGETHER, { property: 'default_for' });
  const audience = toStoredAudience(tenant.issuer, named);
  if (client_id !== null) {
    const { data: settings } = await requireClient(tenant.pool, client_id);
    if (settings.app_type === 'express_configuration')
      throw new ManagementError(
        400,
        'Client of type express_configuration cannot be used',
        'validation_error',
      );
  }
  await requireScopes(tenant, audience, scope);
  const created = await insertClientGrant(tenant.pool, { client_id, audience, subject_type, scope, data });
  if (!created) {
    throw new ManagementError(
      409,
      `A resource server with identifier "${named}" already has a client grant for this client.`,
      'client_grant_conflict',
    );
  }
  return clientGrantView(tenant, created);
}

/** Throws 404 for an unknown API and 400 for scopes that it does not define. */
async function requireScopes({ pool }: Tenant, audience: string, scopes: string[]): Promise<void> {
  const api = await findResourceServer(pool, audience);
  if (!api)
    throw new ManagementError(404, 'The resource server does not exist', 'inexistent_resource_server');
  const unknown = scopes.filter((scope) => !definedScopes(api).includes(scope));
  if (unknown.length > 0)
    throw new ManagementError(
      400,
      `The following scopes are not valid for the audience: ${unknown.join(', ')}`,
      'invalid_body',
    );
}

const listClientGrantsQuery = z.strictObject({
  ...checkpointQuery.shape,
  client_id: z.string().optional(),
  audience: z.string().optional(),
  subject_type: z
    .enum(['client', 'user'])
    .optional()
    .describe('The type of application access the client grant allows.'),
  allow_any_organization: flag.optional().describe('Optional filter on allow_any_organization.'),
  default_for: z.enum(['third_party_clients']).optional(),
});

/**
 * Lists client grants, by page or by checkpoint.
 * https://auth0.com/docs/api/management/v2/client-grants/get-client-grants
 */
async function listClientGrants(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof listClientGrantsQuery>>,
): Promise<unknown> {
  const { client_id, audience, subject_type, allow_any_organization, default_for } = query;
  if (client_id !== undefined && default_for !== undefined)
    throw validationError('Query', NOT_TOGETHER, { property: 'default_for' });
  const { rows } = await tenant.pool.query<ClientGrantRow>(
    `SELECT * FROM client_grants WHERE ($1::text IS NULL OR client_id = $1) AND ($2::text IS NULL OR audience = $2) ORDER BY id`,
    [client_id ?? null, audience ? toStoredAudience(tenant.issuer, audience) : null],
  );
  const grants = rows
    .map((row) => clientGrantView(tenant, row))
    .filter((grant) => subject_type === undefined || grant.subject_type === subject_type)
    .filter(
      (grant) =>
        allow_any_organization === undefined ||
        (grant.allow_any_organization ?? false) === allow_any_organization,
    )
    .filter((grant) => default_for === undefined || grant.default_for === default_for);
  return pageOrCheckpointOfAll('client_grants', grants, query, {
    list: '/client-grants',
    idOf: ({ id }) => id,
  });
}

/** Finds a client grant. Throws 404 when there is none. */
async function requireClientGrant(db: Database, id = '', { lock = false } = {}): Promise<ClientGrantRow> {
  const sql = `SELECT * FROM client_grants WHERE id = $1${lock ? ' FOR UPDATE' : ''}`;
  const [grant] = (await db.query<ClientGrantRow>(sql, [id])).rows;
  if (!grant) throw new ManagementError(404, 'The grant does not exist.', 'inexistent_client_grant');
  return grant;
}

/** Reads one client grant. Throws 404 when there is none. */
async function getClientGrant({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  return clientGrantView(tenant, await requireClientGrant(tenant.pool, params.id));
}

const patchClientGrantSchema = z.strictObject({
  scope: scope.nullable().optional(),
  allow_all_scopes: z.boolean().nullable().optional(),
  allow_any_organization: anyOrganization.nullable().optional(),
  organization_usage: usage.nullable().optional(),
  authorization_details_types: detailTypes.optional(),
});

/**
 * Changes what an application may do on an API; null takes a setting away. As at Auth0, a scope may be named here before
 * the API defines it; it is given from then on. Throws 404 when there is no such grant.
 */
async function patchClientGrant(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, z.infer<typeof patchClientGrantSchema>>,
): Promise<unknown> {
  return inTransaction(tenant.pool, async (db) => {
    const grant = await requireClientGrant(db, params.id, { lock: true });
    const { scope: given, ...changes } = body;
    const scope = given === undefined ? grant.scope : (given ?? []);
    const settings = Object.entries({ ...grant.data, ...changes });
    const data = Object.fromEntries(settings.filter(([, value]) => value !== null && value !== undefined));
    const sql = 'UPDATE client_grants SET scope = $2, data = $3 WHERE id = $1 RETURNING *';
    const { rows } = await db.query<ClientGrantRow>(sql, [grant.id, scope, JSON.stringify(data)]);
    return clientGrantView(tenant, rows[0] ?? grant);
  });
}

/** Takes an API away from an application. Auth0 answers 204 also when there was no such grant. */
async function deleteClientGrant({ tenant }: ManagementContext, { params }: RouteInput): Promise<void> {
  await tenant.pool.query('DELETE FROM client_grants WHERE id = $1', [params.id]);
}

/** https://auth0.com/docs/api/management/v2/client-grants */
export const clientGrantsRoutes: ManagementRoute[] = [
  route({
    method: 'get',
    path: '/client-grants',
    scopes: ['read:client_grants'],
    query: listClientGrantsQuery,
    verb: listClientGrants,
  }),
  route({
    method: 'post',
    path: '/client-grants',
    scopes: ['create:client_grants'],
    body: createClientGrantSchema,
    status: 201,
    verb: createClientGrant,
  }),
  route({
    method: 'get',
    path: '/client-grants/:id',
    scopes: ['read:client_grants'],
    verb: getClientGrant,
  }),
  route({
    method: 'patch',
    path: '/client-grants/:id',
    scopes: ['update:client_grants'],
    body: patchClientGrantSchema,
    verb: patchClientGrant,
  }),
  route({
    method: 'delete',
    path: '/client-grants/:id',
    scopes: ['delete:client_grants'],
    status: 204,
    verb: deleteClientGrant,
  }),
];
