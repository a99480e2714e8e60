import { z } from 'zod';
import { CONNECTIONS, type Connection } from '../store/connections.ts';
import { type Database, inTransaction } from '../store/database.ts';
import { DATABASE_CONNECTION } from '../store/users.ts';
import { ManagementError } from './errors.ts';
import { checkpointPage, checkpointQuery, pageOrCheckpointOfAll, wholeNumber } from './paging.ts';
import { requireClient } from './require-client.ts';
import { type ManagementContext, type ManagementRoute, type RouteInput, route } from './route.ts';
import { fieldsQuery, selectFields } from './select-fields.ts';

const DATABASE_OPTIONS = {
  mfa: { active: true, return_enroll_settings: true },
  passwordPolicy: 'good',
  passkey_options: {
    challenge_ui: 'both',
    local_enrollment_enabled: true,
    progressive_enrollment_enabled: true,
  },
  strategy_version: 2,
  authentication_methods: {
    passkey: { enabled: false },
    password: { enabled: true, api_behavior: 'required', signup_behavior: 'allow' },
  },
  brute_force_protection: true,
  disable_self_service_change_password: false,
};
const GOOGLE_OPTIONS = { email: true, scope: ['email', 'profile'], profile: true };

function connectionView({ id, name, strategy }: Connection, enabled_clients: string[]) {
  return {
    ...{ id, name, strategy, realms: [name], is_domain_connection: false },
    options: name === DATABASE_CONNECTION ? DATABASE_OPTIONS : GOOGLE_OPTIONS,
    authentication: { active: true },
    connected_accounts: { active: false },
    enabled_clients,
  };
}

/** The applications that a connection is not switched off for, in the order of their ids after one of them. */
async function listEnabledClients(
  db: Database,
  connectionId: string,
  { after = '', limit = null }: { after?: string; limit?: number | null } = {},
): Promise<string[]> {
  const sql = `SELECT client_id FROM clients WHERE client_id > $2 AND NOT EXISTS (SELECT FROM disabled_connections off
    WHERE off.connection_id = $1 AND off.client_id = clients.client_id) ORDER BY client_id LIMIT $3`;
  const { rows } = await db.query<{ client_id: string }>(sql, [connectionId, after, limit]);
  return rows.map((row) => row.client_id);
}

// Whatever `fields` asks for.
const ALWAYS_SHOWN = ['id', 'is_domain_connection', 'authentication', 'connected_accounts'];

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
 * Lists the ways to sign in, which are fixed here, by page or by checkpoint.
 * https://auth0.com/docs/api/management/v2/connections/get-connections
 */
async function listConnections(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof listConnectionsQuery>>,
): Promise<unknown> {
  const { name, strategy } = query;
  const connections = CONNECTIONS.filter(
    (connection) =>
      (name ?? connection.name) === connection.name && (strategy?.includes(connection.strategy) ?? true),
  );
  const views = connections.map(async (connection) =>
    connectionView(connection, await listEnabledClients(tenant.pool, connection.id)),
  );
  return pageOrCheckpointOfAll('connections', await Promise.all(views), query, {
    list: '/connections',
    idOf: ({ id }) => id,
    show: (connection) => selectFields(connection, query, ALWAYS_SHOWN),
  });
}

function requireConnection(id = ''): Connection {
  const connection = CONNECTIONS.find((known) => known.id === id);
  if (!connection) throw new ManagementError(404, 'The connection does not exist', 'inexistent_connection');
  return connection;
}

/** Reads one way to sign in. Throws 404 when there is none. */
async function getConnection(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<z.infer<typeof fieldsQuery>>,
): Promise<unknown> {
  const connection = requireConnection(params.id);
  const clients = await listEnabledClients(tenant.pool, connection.id);
  return selectFields(connectionView(connection, clients), query, ALWAYS_SHOWN);
}

const connectionClientsQuery = z.strictObject({
  from: checkpointQuery.shape.from,
  take: wholeNumber({ min: 1, max: 1_000 }).optional().describe('Number of results per page.'),
});

/**
 * Lists the applications that a connection is switched on for, from checkpoint to checkpoint: all of them, unless it was
 * switched off. https://auth0.com/docs/api/management/v2/connections/get-connection-clients
 */
async function listConnectionClients(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<z.infer<typeof connectionClientsQuery>>,
): Promise<unknown> {
  const { id } = requireConnection(params.id);
  return checkpointPage(
    'clients',
    { ...query, include_totals: false },
    {
      list: `/connections/${id}/clients`,
      read: (after, limit) => listEnabledClients(tenant.pool, id, { after, limit }),
      idOf: (clientId) => clientId,
      show: (client_id) => ({ client_id }),
    },
  );
}

const connectionClientsSchema = z
  .array(z.strictObject({ client_id: z.string().min(1), status: z.boolean() }))
  .min(1)
  .max(50);

/**
 * Switches a connection on or off for applications, all or none. It is kept without an effect: people sign in by every
 * connection here. Throws 404 for what does not exist.
 * https://auth0.com/docs/api/management/v2/connections/patch-clients
 */
async function patchConnectionClients(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, z.infer<typeof connectionClientsSchema>>,
): Promise<void> {
  const { id } = requireConnection(params.id);
  await inTransaction(tenant.pool, async (db) => {
    for (const { client_id, status } of body) {
      const sql = status
        ? 'DELETE FROM disabled_connections WHERE connection_id = $1 AND client_id = $2'
        : 'INSERT INTO disabled_connections (connection_id, client_id) VALUES ($1, $2) ON CONFLICT DO NOTHING';
      await requireClient(db, client_id);
      await db.query(sql, [id, client_id]);
    }
  });
}

/** https://auth0.com/docs/api/management/v2/connections */
export const connectionsRoutes: ManagementRoute[] = [
  route({
    method: 'get',
    path: '/connections',
    scopes: ['read:connections'],
    query: listConnectionsQuery,
    verb: listConnections,
  }),
  route({
    method: 'get',
    path: '/connections/:id',
    scopes: ['read:connections'],
    query: fieldsQuery,
    verb: getConnection,
  }),
  route({
    method: 'get',
    path: '/connections/:id/clients',
    scopes: ['read:connections'],
    query: connectionClientsQuery,
    verb: listConnectionClients,
  }),
  route({
    method: 'patch',
    path: '/connections/:id/clients',
    scopes: ['update:connections'],
    body: connectionClientsSchema,
    status: 204,
    verb: patchConnectionClients,
  }),
];
