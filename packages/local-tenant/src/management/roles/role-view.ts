import type { Database } from '../../store/database.ts';
import type { RoleRow } from '../../store/roles.ts';
import { ManagementError } from '../errors.ts';

/** A role as the Management API shows it. */
export type RoleView = RoleRow;

/** 409, for a name that another role has. */
export function roleExists(): ManagementError {
  return new ManagementError(409, 'The role already exists.', 'role_conflict');
}

/** Finds a role by its id. Throws 404 when there is none. */
export async function requireRole(db: Database, id = ''): Promise<RoleView> {
  const { rows } = await db.query<RoleRow>('SELECT id, name, description FROM roles WHERE id = $1', [id]);
  if (!rows[0]) throw new ManagementError(404, 'The role does not exist.', 'inexistent_role');
  return rows[0];
}
