import { checkpointQuery, pageQuery } from '../paging.ts';
import { type ManagementRoute, route } from '../route.ts';
import { addRolePermissions, permissionsSchema } from './add-role-permissions.ts';
import { assignRoleUsers, roleUsersSchema } from './assign-role-users.ts';
import { createRole, createRoleSchema } from './create-role.ts';
import { deleteRole } from './delete-role.ts';
import { getRole } from './get-role.ts';
import { listRolePermissions } from './list-role-permissions.ts';
import { listRoleUsers } from './list-role-users.ts';
import { listRoles, listRolesQuery } from './list-roles.ts';
import { patchRole, patchRoleSchema } from './patch-role.ts';
import { removeRolePermissions } from './remove-role-permissions.ts';

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
