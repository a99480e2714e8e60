import type { ManagementRoute } from '../route.ts';
import { listConnections, listConnectionsQuery } from './list-connections.ts';

/** https://auth0.com/docs/api/management/v2/connections */
export const connectionsRoutes: ManagementRoute[] = [
  {
    method: 'get',
    path: '/connections',
    scopes: ['read:connections'],
    query: listConnectionsQuery,
    verb: listConnections,
  },
];
