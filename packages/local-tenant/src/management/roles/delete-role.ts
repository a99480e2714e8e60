import type { ManagementContext, RouteInput } from '../route.ts';
import { requireRole } from './role-view.ts';

/** Deletes a role and takes it from everyone who has it. Throws 404 when there is none. */
export async function deleteRole({ tenant }: ManagementContext, { params }: RouteInput): Promise<void> {
  const { id } = await requireRole(tenant.pool, params.id);
  await tenant.pool.query('DELETE FROM roles WHERE id = $1', [id]);
}
