import { z } from 'zod';
import { randomId } from '../../store/random-id.ts';
import type { RoleRow } from '../../store/roles.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { roleExists } from './role-view.ts';

export const createRoleSchema = z.strictObject({
  name: z.string().min(1).max(128).describe('Name of the role.'),
  description: z.string().max(512).optional().describe('Description of the role.'),
});

/** Adds a role. Throws 409 when the name is taken. */
export async function createRole(
  { tenant }: ManagementContext,
  { body }: RouteInput<unknown, z.infer<typeof createRoleSchema>>,
): Promise<RoleRow> {
  const { rows } = await tenant.pool.query<RoleRow>(
    'INSERT INTO roles (id, name, description) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id, name, description',
    [`rol_${randomId(16)}`, body.name, body.description ?? body.name],
  );
  if (!rows[0]) throw roleExists();
  return rows[0];
}
