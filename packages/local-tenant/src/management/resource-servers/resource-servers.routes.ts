import { type ManagementRoute, route } from '../route.ts';
import { createResourceServer } from './create-resource-server.ts';
import { deleteResourceServer } from './delete-resource-server.ts';
import { getResourceServer } from './get-resource-server.ts';
import { listResourceServers, listResourceServersQuery } from './list-resource-servers.ts';
import { patchResourceServer } from './patch-resource-server.ts';
import { patchResourceServerSchema, resourceServerSchema } from './resource-server-schema.ts';

const READ = ['read:resource_servers'];

/** https://auth0.com/docs/api/management/v2/resource-servers */
export const resourceServersRoutes: ManagementRoute[] = [
  route({
    method: 'get',
    path: '/resource-servers',
    scopes: READ,
    query: listResourceServersQuery,
    verb: listResourceServers,
  }),
  route({
    method: 'post',
    path: '/resource-servers',
    scopes: ['create:resource_servers'],
    body: resourceServerSchema,
    status: 201,
    verb: createResourceServer,
  }),
  route({ method: 'get', path: '/resource-servers/:id', scopes: READ, verb: getResourceServer }),
  route({
    method: 'patch',
    path: '/resource-servers/:id',
    scopes: ['update:resource_servers'],
    body: patchResourceServerSchema,
    verb: patchResourceServer,
  }),
  route({
    method: 'delete',
    path: '/resource-servers/:id',
    scopes: ['delete:resource_servers'],
    status: 204,
    verb: deleteResourceServer,
  }),
];
