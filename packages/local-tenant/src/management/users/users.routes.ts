import { listUserLogsQuery } from '../logs/list-logs.ts';
import { checkpointOnlyQuery, pageQuery } from '../paging.ts';
import { type ManagementRoute, route } from '../route.ts';
import { fieldsQuery } from '../select-fields.ts';
import { addUserRoles, userRolesSchema } from './add-user-roles.ts';
import { createUser, createUserSchema } from './create-user.ts';
import { deleteAuthenticators } from './delete-authenticators.ts';
import { deleteMultifactor } from './delete-multifactor.ts';
import { DELETE_USER_SCOPES, deleteUser } from './delete-user.ts';
import { deleteUserRefreshTokens } from './delete-user-refresh-tokens.ts';
import { deleteUserSessions } from './delete-user-sessions.ts';
import { GET_USER_SCOPES, getUser } from './get-user.ts';
import { getUsersByEmail, usersByEmailQuery } from './get-users-by-email.ts';
import { listUserLogs } from './list-user-logs.ts';
import { listUserPermissions } from './list-user-permissions.ts';
import { listUserRefreshTokens } from './list-user-refresh-tokens.ts';
import { listUserRoles } from './list-user-roles.ts';
import { listUserSessions } from './list-user-sessions.ts';
import { listUsers, listUsersQuery } from './list-users.ts';
import { patchUser } from './patch-user.ts';
import { patchUserSchema } from './patch-user-schema.ts';
import { removeUserRoles } from './remove-user-roles.ts';
import { UPDATE_USER_SCOPES } from './require-allowed-changes.ts';

/** Adds a user. */
export const createUserRoute = route({
  method: 'post',
  path: '/users',
  scopes: ['create:users'],
  body: createUserSchema,
  status: 201,
  verb: createUser,
});

/** Changes a user. */
export const patchUserRoute = route({
  method: 'patch',
  path: '/users/:id',
  scopes: UPDATE_USER_SCOPES,
  body: patchUserSchema,
  verb: patchUser,
});

/** Deletes a user. */
export const deleteUserRoute = route({
  method: 'delete',
  path: '/users/:id',
  scopes: DELETE_USER_SCOPES,
  status: 204,
  verb: deleteUser,
});

/** https://auth0.com/docs/api/management/v2/users */
export const usersRoutes: ManagementRoute[] = [
  route({
    method: 'get',
    path: '/users',
    scopes: ['read:users', 'read:user_idp_tokens'],
    query: listUsersQuery,
    verb: listUsers,
  }),
  createUserRoute,
  route({
    method: 'get',
    path: '/users-by-email',
    scopes: ['read:users'],
    query: usersByEmailQuery,
    verb: getUsersByEmail,
  }),
  route({ method: 'get', path: '/users/:id', scopes: GET_USER_SCOPES, query: fieldsQuery, verb: getUser }),
  patchUserRoute,
  deleteUserRoute,
  route({
    method: 'delete',
    path: '/users/:id/multifactor/:provider',
    scopes: ['update:users'],
    status: 204,
    verb: deleteMultifactor,
  }),
  route({
    method: 'delete',
    path: '/users/:id/authenticators',
    scopes: ['delete:guardian_enrollments'],
    status: 204,
    verb: deleteAuthenticators,
  }),
  route({
    method: 'get',
    path: '/users/:id/sessions',
    scopes: ['read:sessions'],
    query: checkpointOnlyQuery,
    verb: listUserSessions,
  }),
  route({
    method: 'delete',
    path: '/users/:id/sessions',
    scopes: ['delete:sessions'],
    status: 202,
    verb: deleteUserSessions,
  }),
  route({
    method: 'get',
    path: '/users/:id/refresh-tokens',
    scopes: ['read:refresh_tokens'],
    query: checkpointOnlyQuery,
    verb: listUserRefreshTokens,
  }),
  route({
    method: 'delete',
    path: '/users/:id/refresh-tokens',
    scopes: ['delete:refresh_tokens'],
    status: 202,
    verb: deleteUserRefreshTokens,
  }),
  route({
    method: 'get',
    path: '/users/:id/logs',
    scopes: ['read:logs', 'read:logs_users'],
    query: listUserLogsQuery,
    verb: listUserLogs,
  }),
  route({
    method: 'get',
    path: '/users/:id/permissions',
    scopes: ['read:users'],
    query: pageQuery,
    verb: listUserPermissions,
  }),
  route({
    method: 'get',
    path: '/users/:id/roles',
    scopes: ['read:users', 'read:roles', 'read:role_members'],
    query: pageQuery,
    verb: listUserRoles,
  }),
  route({
    method: 'post',
    path: '/users/:id/roles',
    scopes: ['update:users', 'create:role_members'],
    body: userRolesSchema,
    status: 204,
    verb: addUserRoles,
  }),
  route({
    method: 'delete',
    path: '/users/:id/roles',
    scopes: ['update:users', 'delete:role_members'],
    body: userRolesSchema,
    status: 204,
    verb: removeUserRoles,
  }),
];
