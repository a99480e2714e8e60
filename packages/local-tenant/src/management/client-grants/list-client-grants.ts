import { z } from 'zod';
import { toStoredAudience } from '../../domain/audience.ts';
import type { ClientGrantRow } from '../../store/client-grants.ts';
import { ManagementError } from '../errors.ts';
import { checkpointQuery, flag, pageOrCheckpointOfAll } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { clientGrantView } from './client-grant-view.ts';

export const listClientGrantsQuery = z.strictObject({
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
export async function listClientGrants(
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
