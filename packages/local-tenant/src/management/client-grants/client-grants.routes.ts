import { type ManagementRoute, route } from '../route.ts';
import { createClientGrant, createClientGrantSchema } from './create-client-grant.ts';
import { deleteClientGrant } from './delete-client-grant.ts';
import { listClientGrants, listClientGrantsQuery } from './list-client-grants.ts';
import { patchClientGrant, patchClientGrantSchema } from './patch-client-grant.ts';

/** https://auth0.com/docs/api/management/v2/client-grants */
export const clientGrantsRoutes: ManagementRoute[] = [
  route({
    method: 'get',
    path: '/client-grants',
    scopes: ['read:client_grants'],
    query: listClientGrantsQuery,
    verb: listClientGrants,
  }),
  route({
    method: 'post',
    path: '/client-grants',
    scopes: ['create:client_grants'],
    body: createClientGrantSchema,
    status: 201,
    verb: createClientGrant,
  }),
  route({
    method: 'patch',
    path: '/client-grants/:id',
    scopes: ['update:client_grants'],
    body: patchClientGrantSchema,
    verb: patchClientGrant,
  }),
  route({
    method: 'delete',
    path: '/client-grants/:id',
    scopes: ['delete:client_grants'],
    status: 204,
    verb: deleteClientGrant,
  }),
];
