import type { z } from 'zod';
import type { ManagementContext, RouteInput } from '../route.ts';
import { createRoleSchema } from './create-role.ts';
import { type RoleView, requireRole, roleExists } from './role-view.ts';

export const patchRoleSchema = createRoleSchema.partial();

/** Renames or describes a role. Throws 404 when there is none, 409 when another has the name. */
export async function patchRole(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, z.infer<typeof patchRoleSchema>>,
): Promise<RoleView> {
  const role = { ...(await requireRole(tenant.pool, params.id)), ...body };
  const sql = 'UPDATE roles SET name = $2, description = $3 WHERE id = $1';
  await tenant.pool.query(sql, [role.id, role.name, role.description]).catch((error) => {
    throw error.code === '23505' ? roleExists() : error;
  });
  return role;
}
