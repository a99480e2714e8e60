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
