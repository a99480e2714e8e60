import type { Database } from './database.ts';
import { randomId } from './random-id.ts';

export interface RoleRow {
  id: string;
  name: string;
  /** Null when it was never described. */
  description: string | null;
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

/** Gives a role permissions, each on one API, that it does not have yet. */
export async function addRolePermissions(
  db: Database,
  roleId: string,
  permissions: { identifier: string; permission: string }[],
): Promise<void> {
  for (const { identifier, permission } of permissions) {
    const sql = 'INSERT INTO role_permissions VALUES ($1, $2, $3) ON CONFLICT DO NOTHING';
    await db.query(sql, [roleId, identifier, permission]);
  }
}

/** How many roles a user may have. https://auth0.com/docs/troubleshoot/customer-support/operational-policies/entity-limit-policy */
const MOST_ROLES = 50;

/**
 * Gives roles to users, in a transaction. Returns what stood in the way: a user or a role that does not exist, or that
 * somebody would have more roles than a user may have.
 */
export async function assignRoles(
  db: Database,
  userIds: string[],
  roleIds: string[],
): Promise<'no-user' | 'no-role' | 'too-many' | undefined> {
  // In one order, so that two that give roles to the same people wait for each other.
  const users = await db.query('SELECT FROM users WHERE user_id = ANY ($1) ORDER BY user_id FOR UPDATE', [
    userIds,
  ]);
  if ((users.rowCount ?? 0) < new Set(userIds).size) return 'no-user';
  const roles = await db.query('SELECT FROM roles WHERE id = ANY ($1) FOR KEY SHARE', [roleIds]);
  if ((roles.rowCount ?? 0) < new Set(roleIds).size) return 'no-role';
  await db.query(
    `INSERT INTO user_roles SELECT person, role FROM unnest($1::text[]) AS person, unnest($2::text[]) AS role
     ON CONFLICT DO NOTHING`,
    [userIds, roleIds],
  );
  const { rowCount } = await db.query(
    `SELECT FROM user_roles WHERE user_id = ANY ($1) GROUP BY user_id HAVING count(*) > ${MOST_ROLES}`,
    [userIds],
  );
  return rowCount ? 'too-many' : undefined;
}

/** The roles of a user, by name. */
export async function listRoles(db: Database, userId: string): Promise<RoleRow[]> {
  const sql = `SELECT id, name, description FROM roles JOIN user_roles ON role_id = id
    WHERE user_id = $1 ORDER BY name`;
  return (await db.query<RoleRow>(sql, [userId])).rows;
}

/** The permissions on one API that the user has by roles or without one between. */
export async function listPermissions(db: Database, userId: string, identifier: string): Promise<string[]> {
  const { rows } = await db.query<{ permission: string }>({
    text: `SELECT permission FROM role_permissions JOIN user_roles USING (role_id)
       WHERE user_id = $1 AND identifier = $2
     UNION SELECT permission FROM user_permissions WHERE user_id = $1 AND identifier = $2 ORDER BY permission`,
    values: [userId, identifier],
  });
  return rows.map((row) => row.permission);
}
