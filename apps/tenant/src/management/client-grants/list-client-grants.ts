import { z } from 'zod';
import type { ClientGrantRow } from '../../store/client-grants.ts';
import { toStoredAudience } from '../audience.ts';
import { pageOfAll, pageQuery } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { clientGrantView } from './client-grant-view.ts';

export const listClientGrantsQuery = z.looseObject({
  ...pageQuery.shape,
  client_id: z.string().optional(),
  audience: z.string().optional(),
  take: z.coerce.number().int().min(1).max(100).optional().describe('Number of results per page.'),
  from: z.string().optional().describe('Optional Id from which to start selection.'),
});

/** Lists client grants, by page or, with `take`, from checkpoint to checkpoint. */
export async function listClientGrants(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof listClientGrantsQuery>>,
): Promise<unknown> {
  const { rows } = await tenant.pool.query<ClientGrantRow>(
    `SELECT * FROM client_grants WHERE ($1::text IS NULL OR client_id = $1) AND ($2::text IS NULL OR audience = $2) ORDER BY id`,
    [query.client_id ?? null, query.audience ? toStoredAudience(tenant.issuer, query.audience) : null],
  );
  const all = rows.map((row) => clientGrantView(tenant, row));
  if (query.take === undefined) return pageOfAll('client_grants', all, query);
  const { from, take } = query;
  const rest = all.filter(({ id }) => from === undefined || id > from);
  const page = rest.slice(0, take);
  return { client_grants: page, ...(rest.length > take ? { next: page.at(-1)?.id } : {}) };
}
