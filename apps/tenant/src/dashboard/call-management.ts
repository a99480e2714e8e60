import type { z } from 'zod';
import type { ManagementContext, RouteInput } from '../management/route.ts';
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
 * path of its own. Throws `ManagementError` with what is wrong, as the route would answer it.
 */
export function callManagement<Body extends z.ZodType | undefined, Result>(
  tenant: Tenant,
  { schema, verb }: ManagementVerb<Body, Result>,
  { params = {}, body }: { params?: Record<string, string>; body?: unknown },
): Promise<Result> {
  const input = { params, query: {}, body: schema && validate('Payload', schema, body) };
  return verb({ tenant, caller: CALLER }, input as never);
}
