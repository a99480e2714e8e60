import { z } from 'zod';
import { definedScopes } from '../domain/api-scopes.ts';
import { toPublicAudience, toStoredAudience } from '../domain/audience.ts';
import { type ClientGrantRow, insertClientGrant } from '../store/client-grants.ts';
import { findResourceServer } from '../store/resource-servers.ts';
import type { Tenant } from '../tenant.ts';
import { requireClient } from './clients.ts';
import { ManagementError } from './errors.ts';
import { checkpointQuery, flag, pageOrCheckpointOfAll } from './paging.ts';
import { type ManagementContext, type ManagementRoute, type RouteInput, route } from './route.ts';

/** A client grant as the Management API shows it. */
function clientGrantView({ issuer }: Tenant, { id, client_id, audience, scope }: ClientGrantRow) {
  return {
    id,
    client_id,
    audience: toPublicAudience(issuer, audience),
    scope,
    subject_type: 'client',
    allow_any_organization: false,
  };
}

const createClientGrantSchema = z.looseObject({
  client_id: z.string().min(1).describe('ID of the client.'),
  audience: z.string().min(1).describe('The audience (API identifier) of this client grant.'),
  scope: z.array(z.string()).default([]).describe('Scopes allowed for this client grant.'),
});

/** Lets an application use an API by itself. Throws 404 for what does not exist, 409 when there is a grant already. */
async function createClientGrant(
  { tenant }: ManagementContext,
  { body }: RouteInput<unknown, z.infer<typeof createClientGrantSchema>>,
): Promise<unknown> {
  const audience = toStoredAudience(tenant.issuer, body.audience);
  await requireClient(tenant.pool, body.client_id);
  await requireScopes(tenant, audience, body.scope);
  const { client_id, scope } = body;
  const created = await insertClientGrant(tenant.pool, { client_id, audience, scope });
  if (!created) {
    throw new ManagementError(
      409,
      `A resource server with identifier "${body.audience}" already has a client grant for this client.`,
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
 * Lists client grants, by page or by checkpoint. None is the default of a group of applications.
 * https://auth0.com/docs/api/management/v2/client-grants/get-client-grants
 */
async function listClientGrants(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof listClientGrantsQuery>>,
): Promise<unknown> {
  const { client_id, audience, subject_type, allow_any_organization, default_for } = query;
  if (client_id !== undefined && default_for !== undefined)
    throw new ManagementError(
      400,
      "Query validation error: 'client_id and default_for exclude each other' on property default_for.",
      'invalid_query_string',
    );
  const { rows } = await tenant.pool.query<ClientGrantRow>(
    `SELECT * FROM client_grants WHERE ($1::text IS NULL OR client_id = $1) AND ($2::text IS NULL OR audience = $2) ORDER BY id`,
    [client_id ?? null, audience ? toStoredAudience(tenant.issuer, audience) : null],
  );
  const grants = rows
    .map((row) => clientGrantView(tenant, row))
    .filter((grant) => subject_type === undefined || grant.subject_type === subject_type)
    .filter(
      (grant) =>
        allow_any_organization === undefined || grant.allow_any_organization === allow_any_organization,
    )
    .filter(() => default_for === undefined);
  return pageOrCheckpointOfAll('client_grants', grants, query, {
    list: '/client-grants',
    idOf: ({ id }) => id,
  });
}

const patchClientGrantSchema = z.looseObject({
  scope: z.array(z.string()).describe('Scopes allowed for this client grant.'),
});

/** Changes what an application may do on an API. Throws 404 when there is no such grant. */
async function patchClientGrant(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, z.infer<typeof patchClientGrantSchema>>,
): Promise<unknown> {
  const { rows } = await tenant.pool.query<ClientGrantRow>('SELECT * FROM client_grants WHERE id = $1', [
    params.id,
  ]);
  const [grant] = rows;
  if (!grant) throw new ManagementError(404, 'The client grant does not exist', 'inexistent_client_grant');
  await requireScopes(tenant, grant.audience, body.scope);
  await tenant.pool.query('UPDATE client_grants SET scope = $2 WHERE id = $1', [grant.id, body.scope]);
  return clientGrantView(tenant, { ...grant, scope: body.scope });
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
