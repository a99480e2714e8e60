import { type ManagementRoute, route } from '../route.ts';
import { fieldsQuery } from '../select-fields.ts';
import { clientSchema } from './client-schema.ts';
import { READ_CLIENT_SCOPES, UPDATE_CLIENT_SCOPES } from './client-scopes.ts';
import { createClient } from './create-client.ts';
import { deleteClient } from './delete-client.ts';
import { getClient } from './get-client.ts';
import { listClients, listClientsQuery } from './list-clients.ts';
import { patchClient, patchClientSchema } from './patch-client.ts';
import { rotateClientSecret } from './rotate-client-secret.ts';

/** https://auth0.com/docs/api/management/v2/clients */
export const clientsRoutes: ManagementRoute[] = [
  route({
    method: 'get',
    path: '/clients',
    scopes: READ_CLIENT_SCOPES,
    query: listClientsQuery,
    verb: listClients,
  }),
  route({
    method: 'post',
    path: '/clients',
    scopes: ['create:clients'],
    body: clientSchema,
    status: 201,
    verb: createClient,
  }),
  route({
    method: 'get',
    path: '/clients/:id',
    scopes: READ_CLIENT_SCOPES,
    query: fieldsQuery,
    verb: getClient,
  }),
  route({
    method: 'patch',
    path: '/clients/:id',
    scopes: UPDATE_CLIENT_SCOPES,
    body: patchClientSchema,
    verb: patchClient,
  }),
  route({
    method: 'delete',
    path: '/clients/:id',
    scopes: ['delete:clients'],
    status: 204,
    verb: deleteClient,
  }),
  route({
    method: 'post',
    path: '/clients/:id/rotate-secret',
    scopes: ['update:client_keys'],
    verb: rotateClientSecret,
  }),
];
