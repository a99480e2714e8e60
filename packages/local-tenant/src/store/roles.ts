import type { Database } from './database.ts';
import { randomId } from './random-id.ts';

export interface RoleRow {
  id: string;
  name: string;
  description: string;
}

/** Adds the role or, when its name is known, replaces its description; returns it. */
export async function saveRole(db: Database, { name, description }: Omit<RoleRow, 'id'>): Promise<RoleRow> {
  const { rows } = await db.query<RoleRow>(
    `INSERT INTO roles (id, name, description) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET description = $3 RETURNING id, name, description`,
    [`rol_${randomId(16)}`, name, description],
  );
  return rows[0] as RoleRow;
}

/** The names of the user's roles, for `event.authorization.roles`. */
export async function listRoleNames(db: Database, userId: string): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>({
    text: 'SELECT name FROM roles JOIN user_roles ON role_id = id WHERE user_id = $1 ORDER BY name',
    values: [userId],
  });
  return rows.map((row) => row.name);
}

/** The permissions on one API that the user's roles give. */
export async function listPermissions(db: Database, userId: string, identifier: string): Promise<string[]> {
  const { rows } = await db.query<{ permission: string }>({
    text: `SELECT DISTINCT permission FROM role_permissions JOIN user_roles USING (role_id)
     WHERE user_id = $1 AND identifier = $2 ORDER BY permission`,
    values: [userId, identifier],
  });
  return rows.map((row) => row.permission);
}
