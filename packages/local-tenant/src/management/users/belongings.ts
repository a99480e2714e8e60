import { z } from 'zod';
import { toPublicPermissions } from '../../domain/audience.ts';
import { inTransaction } from '../../store/database.ts';
import { listRefreshTokens, revokeRefreshTokensOf } from '../../store/refresh-tokens.ts';
import { assignRoles, listRoles } from '../../store/roles.ts';
import { deleteSessionsOf, listSessions } from '../../store/sessions.ts';
import { ManagementError, userNotFound } from '../errors.ts';
import { hostOf, type listUserLogsQuery, pageOfLogs } from '../logs/logs.ts';
import { type CheckpointOnlyQuery, checkpointPage, type PageQuery, pageOfAll } from '../paging.ts';
import { type Permissions, requirePermissions, toStoredPermissions } from '../permissions.ts';
import { refreshTokenView } from '../refresh-tokens.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { sessionView } from '../sessions.ts';
import { requireUser } from './find-users.ts';

export const userRolesSchema = z.strictObject({
  roles: z.array(z.string()).min(1).describe('List of roles IDs to associated with the user.'),
});
type UserRoles = z.infer<typeof userRolesSchema>;

/** What stood in the way of giving roles: 404 for what does not exist, 403 for more roles than a user may have. */
export function refusedRoles(refused: 'no-user' | 'no-role' | 'too-many'): ManagementError {
  if (refused === 'no-user') return userNotFound();
  if (refused === 'no-role') return new ManagementError(404, 'The role does not exist.');
  const message = 'You reached the limit of entities of this type for this user.';
  return new ManagementError(403, message, 'too_many_entities');
}

/** Gives a user roles, all or none. Throws 404 for a user or a role that does not exist, 403 for more than 50 roles. */
export async function addUserRoles(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, UserRoles>,
): Promise<void> {
  await inTransaction(tenant.pool, async (db) => {
    const refused = await assignRoles(db, [params.id ?? ''], body.roles);
    if (refused) throw refusedRoles(refused);
  });
}

/** The roles of a user. Throws 404 when there is no such user. */
export async function listUserRoles(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<PageQuery>,
): Promise<unknown> {
  const { user_id } = await requireUser(tenant.pool, params.id);
  const roles = await listRoles(tenant.pool, user_id);
  return pageOfAll(
    'roles',
    roles.map((role) => ({ ...role, description: role.description ?? '' })),
    query,
  );
}

/** Takes roles away from a user. Throws 404 when there is no such user. */
export async function removeUserRoles(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, UserRoles>,
): Promise<void> {
  const { user_id } = await requireUser(tenant.pool, params.id);
  const sql = 'DELETE FROM user_roles WHERE user_id = $1 AND role_id = ANY ($2)';
  await tenant.pool.query(sql, [user_id, body.roles]);
}

interface PermissionRow {
  permission_name: string;
  description: string;
  resource_server_name: string;
  resource_server_identifier: string;
  sources: { source_id: string; source_name: string; source_type: 'ROLE' | 'DIRECT' }[];
}

const LIST_PERMISSIONS = `
  WITH given AS (
    SELECT identifier, permission, roles.id AS source_id, roles.name AS source_name, 'ROLE' AS source_type
      FROM user_roles JOIN roles ON roles.id = user_roles.role_id JOIN role_permissions USING (role_id)
      WHERE user_id = $1
    UNION ALL SELECT identifier, permission, '', '', 'DIRECT' FROM user_permissions WHERE user_id = $1)
  SELECT permission AS permission_name, coalesce(api.name, identifier) AS resource_server_name,
    identifier AS resource_server_identifier,
    coalesce((SELECT scope->>'description' FROM jsonb_array_elements(data->'scopes') AS scope
      WHERE scope->>'value' = permission), '') AS description,
    jsonb_agg(jsonb_build_object('source_id', source_id, 'source_name', source_name, 'source_type', source_type)
      ORDER BY source_name) AS sources
  FROM given JOIN resource_servers AS api USING (identifier)
  GROUP BY permission, api.name, identifier, data ORDER BY identifier, permission`;

/**
 * What a user may do on which API, and which roles say so, if not the permission itself. Throws 404 when there is no such
 * user. https://auth0.com/docs/api/management/v2/users/get-permissions
 */
export async function listUserPermissions(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<PageQuery>,
): Promise<unknown> {
  const { user_id } = await requireUser(tenant.pool, params.id);
  const { rows } = await tenant.pool.query<PermissionRow>(LIST_PERMISSIONS, [user_id]);
  return pageOfAll('permissions', toPublicPermissions(tenant.issuer, rows), query);
}

/**
 * Gives a user permissions without a role between, all or none. Throws 404 for a user or an API, 400 for a permission,
 * that does not exist. https://auth0.com/docs/api/management/v2/users/post-permissions
 */
export async function addUserPermissions(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, Permissions>,
): Promise<unknown> {
  return inTransaction(tenant.pool, async (db) => {
    const { user_id } = await requireUser(db, params.id);
    for (const { identifier, permission } of await requirePermissions(tenant, db, body)) {
      const sql = 'INSERT INTO user_permissions VALUES ($1, $2, $3) ON CONFLICT DO NOTHING';
      await db.query(sql, [user_id, identifier, permission]);
    }
    return {};
  });
}

/** Takes permissions from a user that they have without a role between. Throws 404 when there is no such user. */
export async function removeUserPermissions(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, Permissions>,
): Promise<void> {
  await inTransaction(tenant.pool, async (db) => {
    const { user_id } = await requireUser(db, params.id);
    for (const { identifier, permission } of toStoredPermissions(tenant, body)) {
      const sql = 'DELETE FROM user_permissions WHERE user_id = $1 AND identifier = $2 AND permission = $3';
      await db.query(sql, [user_id, identifier, permission]);
    }
  });
}

/**
 * In which browsers a user is signed in. Throws 404 when there is no such user.
 * https://auth0.com/docs/api/management/v2/users/get-sessions-for-user
 */
export async function listUserSessions(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<CheckpointOnlyQuery>,
): Promise<unknown> {
  const { user_id: userId } = await requireUser(tenant.pool, params.id);
  return checkpointPage('sessions', query, {
    list: `/users/${userId}/sessions`,
    read: (after, limit) => listSessions(tenant.pool, userId, { after, limit }),
    idOf: ({ id }) => id,
    show: sessionView,
  });
}

/**
 * Ends all sessions of a user: in every browser they have to sign in anew. Throws 404 when there is no such user.
 * https://auth0.com/docs/api/management/v2/users/delete-sessions-for-user
 */
export async function deleteUserSessions(
  { tenant }: ManagementContext,
  { params }: RouteInput,
): Promise<unknown> {
  const { user_id: userId } = await requireUser(tenant.pool, params.id);
  await deleteSessionsOf(tenant.pool, userId);
  return {};
}

/**
 * The refresh tokens of a user, of those that rotate each family once. Throws 404 when there is no such user.
 * https://auth0.com/docs/api/management/v2/users/get-refresh-tokens-for-user
 */
export async function listUserRefreshTokens(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<CheckpointOnlyQuery>,
): Promise<unknown> {
  const { user_id: userId } = await requireUser(tenant.pool, params.id);
  return checkpointPage('tokens', query, {
    list: `/users/${userId}/refresh-tokens`,
    read: (after, limit) => listRefreshTokens(tenant.pool, userId, { after, limit }),
    idOf: ({ id }) => id,
    show: refreshTokenView,
  });
}

/**
 * Revokes all refresh tokens of a user, with all that came of the same sign-ins. Throws 404 when there is no such user.
 * https://auth0.com/docs/api/management/v2/users/delete-refresh-tokens-for-user
 */
export async function deleteUserRefreshTokens(
  { tenant }: ManagementContext,
  { params }: RouteInput,
): Promise<unknown> {
  const { user_id: userId } = await requireUser(tenant.pool, params.id);
  await revokeRefreshTokensOf(tenant.pool, userId);
  return {};
}

/**
 * What happened to a user, newest first unless sorted. Throws 404 when there is no such user.
 * https://auth0.com/docs/api/management/v2/users/get-logs-by-user
 */
export async function listUserLogs(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<z.infer<typeof listUserLogsQuery>>,
): Promise<unknown> {
  const { user_id: userId } = await requireUser(tenant.pool, params.id);
  await tenant.history.flush();
  const filter = { where: 'user_id = $2', values: [...hostOf(tenant), userId] };
  return pageOfLogs(tenant, filter, { ...query, include_fields: true });
}
