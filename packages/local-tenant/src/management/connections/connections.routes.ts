import { type ManagementRoute, route } from '../route.ts';
import { listConnections, listConnectionsQuery } from './list-connections.ts';

/** https://auth0.com/docs/api/management/v2/connections */
export const connectionsRoutes: ManagementRoute[] = [
  route({
    method: 'get',
    path: '/connections',
    scopes: ['read:connections'],
    query: listConnectionsQuery,
    verb: listConnections,
  }),
];
