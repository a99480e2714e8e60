import { z } from 'zod';
import { CONNECTIONS, type Connection } from '../store/connections.ts';
import { DATABASE_CONNECTION } from '../store/users.ts';
import { checkpointQuery, pageOrCheckpointOfAll } from './paging.ts';
import { type ManagementContext, type ManagementRoute, type RouteInput, route } from './route.ts';
import { fieldsQuery, selectFields } from './select-fields.ts';

const listConnectionsQuery = z.strictObject({
  ...checkpointQuery.shape,
  ...fieldsQuery.shape,
  name: z.string().optional().describe('Provide the name of the connection to retrieve.'),
  strategy: z
    .union([z.string(), z.array(z.string())])
    .transform((strategy) => [strategy].flat())
    .optional()
    .describe('Provide strategies to only retrieve connections with such strategies.'),
});

/**
 * Lists the ways to sign in, which are fixed here and open to every application, by page or by checkpoint.
 * https://auth0.com/docs/api/management/v2/connections/get-connections
 */
async function listConnections(
  _context: ManagementContext,
  { query }: RouteInput<z.infer<typeof listConnectionsQuery>>,
): Promise<unknown> {
  const { name, strategy } = query;
  const connections = CONNECTIONS.filter(
    (connection) =>
      (name ?? connection.name) === connection.name && (strategy?.includes(connection.strategy) ?? true),
  );
  return pageOrCheckpointOfAll('connections', connections, query, {
    list: '/connections',
    idOf: ({ id }) => id,
    show: (connection) => selectFields(connectionView(connection), query),
  });
}

function connectionView({ id, name, strategy }: Connection) {
  const options = name === DATABASE_CONNECTION ? DATABASE_OPTIONS : { scope: ['email', 'profile'] };
  return { id, name, strategy, options, realms: [name], is_domain_connection: false };
}

const DATABASE_OPTIONS = { passwordPolicy: 'good', brute_force_protection: true, requires_username: false };

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
