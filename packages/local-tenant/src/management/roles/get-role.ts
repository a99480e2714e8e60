import type { ManagementContext, RouteInput } from '../route.ts';
import { type RoleView, requireRole } from './role-view.ts';

/** Reads one role. Throws 404 when there is none. */
export function getRole({ tenant }: ManagementContext, { params }: RouteInput): Promise<RoleView> {
  return requireRole(tenant.pool, params.id);
}
