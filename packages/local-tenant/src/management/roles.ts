import { z } from 'zod';
import { toPublicPermissions } from '../domain/audience.ts';
import { pictureOf } from '../domain/profile-claims.ts';
import { type Database, inTransaction } from '../store/database.ts';
import { randomId } from '../store/random-id.ts';
import { assignRoles, addRolePermissions as givePermissions, type RoleRow } from '../store/roles.ts';
import type { UserRow } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { ManagementError } from './errors.ts';
import {
  type CheckpointQuery,
  checkpointPage,
  checkpointQuery,
  isByCheckpoint,
  type PageQuery,
  pageOf,
  pageOfAll,
  pageQuery,
  rowsOf,
} from './paging.ts';
import {
  type Permissions,
  permissionsSchema,
  requirePermissions,
  toStoredPermissions,
} from './permissions.ts';
import { type ManagementContext, type ManagementRoute, type RouteInput, route } from './route.ts';
import { refusedRoles } from './users/belongings.ts';
import { validationError } from './validate.ts';

/** A role as the Management API shows it: one that was never described has an empty description. */
function roleView({ id, name, description }: RoleRow) {
  return { id, name, description: description ?? '', type: 'tenant' };
}

/** 409, for a name that another role has. */
function roleExists(): ManagementError {
  return new ManagementError(409, 'The role already exists.', 'role_conflict');
}

/** Finds a role by its id. Throws 404, as Auth0 without an `errorCode`, when there is none. */
async function requireRole(
  db: Database,
  id = '',
  { lock = false }: { lock?: boolean } = {},
): Promise<RoleRow> {
  const sql = `SELECT id, name, description FROM roles WHERE id = $1${lock ? ' FOR UPDATE' : ''}`;
  const { rows } = await db.query<RoleRow>(sql, [id]);
  if (!rows[0]) throw new ManagementError(404, 'The role does not exist.');
  return rows[0];
}

const createRoleSchema = z.strictObject({
  name: z.string().min(1).max(128).describe('Name of the role.'),
  description: z.string().max(512).optional().describe('Description of the role.'),
  type: z.enum(['tenant', 'organization']).optional().describe('Type of the role.'),
  owner_id: z.string().min(1).optional().describe('ID of the organization that owns the role.'),
});

/**
 * Adds a role. Throws 409 when the name is taken, 400 for a role of an organization, of which there are none.
 * https://auth0.com/docs/api/management/v2/roles/post-roles
 */
async function createRole(
  { tenant }: ManagementContext,
  { body }: RouteInput<unknown, z.infer<typeof createRoleSchema>>,
): Promise<unknown> {
  if (body.type === 'organization' || body.owner_id !== undefined)
    throw new ManagementError(400, 'There are no organizations here.', 'operation_not_supported');
  const { rows } = await tenant.pool.query<RoleRow>(
    'INSERT INTO roles (id, name, description) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id, name, description',
    [`rol_${randomId(16)}`, body.name, body.description ?? null],
  );
  if (!rows[0]) throw roleExists();
  const { description: _, ...role } = roleView(rows[0]);
  // Only here a description is absent that was never given.
  return body.description === undefined ? role : roleView(rows[0]);
}

const listRolesQuery = z.strictObject({
  ...pageQuery.shape,
  name_filter: z.string().optional().describe('Optional filter on name (case-insensitive).'),
  type: z.enum(['tenant', 'organization']).optional().describe('Optional filter on the type of the role'),
  owner_id: z.string().min(1).optional().describe('Filter organization-level roles by owner ID.'),
});

/**
 * Lists roles by name. All of them are the tenant's: there are no organizations.
 * https://auth0.com/docs/api/management/v2/roles/get-roles
 */
async function listRoles(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof listRolesQuery>>,
): Promise<unknown> {
  if (query.type === 'organization' && query.owner_id === undefined)
    throw validationError('Query', 'Missing required property: owner_id');
  if (query.type === 'organization' || query.owner_id !== undefined) return pageOfAll('roles', [], query);
  const { rows } = await tenant.pool.query<RoleRow>(
    `SELECT id, name, description FROM roles WHERE $1::text IS NULL OR strpos(lower(name), lower($1)) > 0 ORDER BY name`,
    [query.name_filter ?? null],
  );
  return pageOfAll('roles', rows.map(roleView), query);
}

/** Reads one role. Throws 404 when there is none. */
async function getRole({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  return roleView(await requireRole(tenant.pool, params.id));
}

const patchRoleSchema = createRoleSchema.pick({ name: true, description: true }).partial();

/** Renames or describes a role. Throws 404 when there is none, 409 when another has the name. */
async function patchRole(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, z.infer<typeof patchRoleSchema>>,
): Promise<unknown> {
  return inTransaction(tenant.pool, async (db) => {
    const role = { ...(await requireRole(db, params.id, { lock: true })), ...body };
    const sql = 'UPDATE roles SET name = $2, description = $3 WHERE id = $1';
    await db.query(sql, [role.id, role.name, role.description]).catch((error) => {
      throw error.code === '23505' ? roleExists() : error;
    });
    return roleView(role);
  });
}

/** Deletes a role and takes it from everyone who has it. Throws 404 when there is none. */
async function deleteRole({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  const { id } = await requireRole(tenant.pool, params.id);
  await tenant.pool.query('DELETE FROM roles WHERE id = $1', [id]);
  return {};
}

/** Gives a role permissions, all or none. Throws 404 for one that no API defines. */
async function addRolePermissions(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, Permissions>,
): Promise<unknown> {
  return inTransaction(tenant.pool, async (db) => {
    const { id } = await requireRole(db, params.id);
    await givePermissions(db, id, await requirePermissions(tenant, db, body));
    return {};
  });
}

interface RolePermission {
  permission_name: string;
  resource_server_name: string;
  resource_server_identifier: string;
  description: string;
}

/** The permissions of a role, each with the API that it belongs to. Throws 404 when there is no such role. */
async function listRolePermissions(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<PageQuery>,
): Promise<unknown> {
  const role = await requireRole(tenant.pool, params.id);
  const { rows } = await tenant.pool.query<RolePermission>(
    `SELECT permission AS permission_name, coalesce(name, identifier) AS resource_server_name, identifier AS resource_server_identifier,
       coalesce((SELECT scope->>'description' FROM jsonb_array_elements(data->'scopes') AS scope
         WHERE scope->>'value' = permission), '') AS description
     FROM role_permissions JOIN resource_servers USING (identifier) WHERE role_id = $1 ORDER BY identifier, permission`,
    [role.id],
  );
  return pageOfAll('permissions', toPublicPermissions(tenant.issuer, rows), query);
}

/** Takes permissions from a role. Throws 404 when there is no such role. */
async function removeRolePermissions(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, Permissions>,
): Promise<void> {
  await inTransaction(tenant.pool, async (db) => {
    const { id } = await requireRole(db, params.id);
    for (const { identifier, permission } of toStoredPermissions(tenant, body)) {
      const sql = 'DELETE FROM role_permissions WHERE role_id = $1 AND identifier = $2 AND permission = $3';
      await db.query(sql, [id, identifier, permission]);
    }
  });
}

const roleUsersSchema = z.strictObject({
  users: z.array(z.string()).min(1).describe("user_id's of the users to assign the role to."),
});

/** Gives a role to users, all or none. Throws 404 for a role or a user that does not exist, 403 for a user's 51st role. */
async function assignRoleUsers(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, z.infer<typeof roleUsersSchema>>,
): Promise<unknown> {
  return inTransaction(tenant.pool, async (db) => {
    const { id } = await requireRole(db, params.id);
    const refused = await assignRoles(db, body.users, [id]);
    if (refused) throw refusedRoles(refused);
    return {};
  });
}

/**
 * Who has a role, in short form: by page the first thousand, by checkpoint all. Throws 404 when there is no such role.
 * https://auth0.com/docs/api/management/v2/roles/get-role-user
 */
async function listRoleUsers(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<CheckpointQuery>,
): Promise<unknown> {
  const { id } = await requireRole(tenant.pool, params.id);
  if (isByCheckpoint(query)) {
    return checkpointPage('users', query, {
      list: `/roles/${id}/users`,
      read: (after, limit) => readUsers(tenant, id, { after, offset: 0, limit }),
      idOf: ({ user_id }) => user_id,
    });
  }
  const users = await readUsers(tenant, id, { after: '', ...rowsOf(query, { limited: true }) });
  return pageOf('users', users, query.include_totals ? await countUsers(tenant, id) : 0, query);
}

async function readUsers(
  { pool, issuer }: Tenant,
  roleId: string,
  { after, offset, limit }: { after: string; offset: number; limit: number },
) {
  const { rows } = await pool.query<UserRow>(
    `SELECT users.* FROM user_roles JOIN users USING (user_id) WHERE role_id = $1 AND user_roles.user_id > $2
     ORDER BY user_roles.user_id OFFSET $3 LIMIT $4`,
    [roleId, after, offset, limit],
  );
  return rows.map((user) => ({
    user_id: user.user_id,
    email: user.email,
    name: user.name,
    picture: pictureOf(issuer, user),
  }));
}

async function countUsers({ pool }: Tenant, roleId: string): Promise<number> {
  const sql = 'SELECT count(*) FROM user_roles WHERE role_id = $1';
  return Number((await pool.query<{ count: string }>(sql, [roleId])).rows[0]?.count);
}

const READ = ['read:roles'];
const UPDATE = ['update:roles'];

/** https://auth0.com/docs/api/management/v2/roles */
export const rolesRoutes: ManagementRoute[] = [
  route({ method: 'get', path: '/roles', scopes: READ, query: listRolesQuery, verb: listRoles }),
  route({
    method: 'post',
    path: '/roles',
    scopes: ['create:roles'],
    body: createRoleSchema,
    verb: createRole,
  }),
  route({ method: 'get', path: '/roles/:id', scopes: READ, verb: getRole }),
  route({ method: 'patch', path: '/roles/:id', scopes: UPDATE, body: patchRoleSchema, verb: patchRole }),
  route({ method: 'delete', path: '/roles/:id', scopes: ['delete:roles'], verb: deleteRole }),
  route({
    method: 'get',
    path: '/roles/:id/permissions',
    scopes: READ,
    query: pageQuery,
    verb: listRolePermissions,
  }),
  route({
    method: 'post',
    path: '/roles/:id/permissions',
    scopes: UPDATE,
    body: permissionsSchema,
    status: 201,
    verb: addRolePermissions,
  }),
  route({
    method: 'delete',
    path: '/roles/:id/permissions',
    scopes: UPDATE,
    body: permissionsSchema,
    status: 204,
    verb: removeRolePermissions,
  }),
  route({
    method: 'get',
    path: '/roles/:id/users',
    scopes: ['read:users', 'read:roles', 'read:role_members'],
    query: checkpointQuery,
    verb: listRoleUsers,
  }),
  route({
    method: 'post',
    path: '/roles/:id/users',
    scopes: ['update:roles', 'create:role_members'],
    body: roleUsersSchema,
    verb: assignRoleUsers,
  }),
];
