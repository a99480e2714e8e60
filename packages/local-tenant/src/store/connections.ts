import type { Database } from './database.ts';
import { DATABASE_CONNECTION } from './users.ts';

export interface Connection {
  id: string;
  name: string;
  strategy: string;
}

/** The ways to sign in: email and password, and a Google that is only simulated. */
export const CONNECTIONS: Connection[] = [
  { id: 'con_0000000000000001', name: DATABASE_CONNECTION, strategy: 'auth0' },
  { id: 'con_0000000000000002', name: 'google-oauth2', strategy: 'google-oauth2' },
];

/** Whether there is a connection of this name. */
export function isKnownConnection(name: string): boolean {
  return CONNECTIONS.some((connection) => connection.name === name);
}

/** Why nobody gets in by a connection that is switched off for the application. */
export const NOT_ENABLED = 'the connection is not enabled';

/** The names of the connections that are switched off for an application. */
export async function listConnectionsOff(db: Database, clientId: string): Promise<string[]> {
  const sql = 'SELECT connection_id FROM disabled_connections WHERE client_id = $1';
  const { rows } = await db.query<{ connection_id: string }>(sql, [clientId]);
  const off = rows.map(({ connection_id }) => connection_id);
  return CONNECTIONS.filter(({ id }) => off.includes(id)).map(({ name }) => name);
}
