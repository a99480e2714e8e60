import type { z } from 'zod';
import { allRoutes } from '../management/all-routes.ts';
import { type ManagementContext, noteWrite, type RouteInput } from '../management/route.ts';
import { MANAGEMENT_SCOPES } from '../management/scopes.ts';
import { validate } from '../management/validate.ts';
import type { Tenant } from '../tenant.ts';

const CALLER = { sub: 'dashboard', clientId: 'dashboard', scopes: MANAGEMENT_SCOPES };

export interface ManagementVerb<Body extends z.ZodType | undefined, Result> {
  /** Schema of the route's body. */
  schema: Body;
  verb: (
    context: ManagementContext,
    input: RouteInput<never, Body extends z.ZodType ? z.infer<Body> : never>,
  ) => Promise<Result>;
}

/**
 * Does what a route of the Management API does, as somebody with all its scopes: the dashboard changes nothing by a
 * path of its own, and the log tells of it as of a call of the API. Throws `ManagementError` with what is wrong, as the route would answer it.
 */
export async function callManagement<Body extends z.ZodType | undefined, Result>(
  tenant: Tenant,
  { schema, verb }: ManagementVerb<Body, Result>,
  { params = {}, body, ip }: { params?: Record<string, string>; body?: unknown; ip: string | undefined },
): Promise<Result> {
  const input = { params, query: {}, body: schema && validate('Payload', schema, body) };
  const result = await verb({ tenant, caller: CALLER }, input as never);
  const route = allRoutes.find((candidate) => (candidate.verb as unknown) === verb);
  if (!route) throw new Error('The dashboard does what no route of the Management API does.');
  if (route.method !== 'get') noteWrite(tenant, route, { clientId: CALLER.clientId }, { params, ip });
  return result;
}
