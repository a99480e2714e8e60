import { listUserLogsQuery } from '../logs/logs.ts';
import { checkpointOnlyQuery, pageQuery } from '../paging.ts';
import { permissionsSchema } from '../permissions.ts';
import { type ManagementRoute, route } from '../route.ts';
import { fieldsQuery } from '../select-fields.ts';
import {
  addUserPermissions,
  addUserRoles,
  deleteUserRefreshTokens,
  deleteUserSessions,
  listUserLogs,
  listUserPermissions,
  listUserRefreshTokens,
  listUserRoles,
  listUserSessions,
  removeUserPermissions,
  removeUserRoles,
  userRolesSchema,
} from './belongings.ts';
import {
  createUser,
  createUserSchema,
  DELETE_USER_SCOPES,
  deleteAuthenticators,
  deleteMultifactor,
  deleteUser,
  patchUser,
  patchUserSchema,
  UPDATE_USER_SCOPES,
} from './change-users.ts';
import {
  GET_USER_SCOPES,
  getUser,
  getUsersByEmail,
  listUsers,
  listUsersQuery,
  usersByEmailQuery,
} from './find-users.ts';

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
    method: 'post',
    path: '/users/:id/permissions',
    scopes: ['update:users'],
    body: permissionsSchema,
    status: 201,
    verb: addUserPermissions,
  }),
  route({
    method: 'delete',
    path: '/users/:id/permissions',
    scopes: ['update:users'],
    body: permissionsSchema,
    status: 204,
    verb: removeUserPermissions,
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
