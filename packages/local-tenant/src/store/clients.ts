import type { Database } from './database.ts';
import { randomId } from './random-id.ts';
import { isStorable } from './storable-text.ts';

/** An application as Auth0 describes it; properties that the tenant does not read are kept as they are. */
export interface ClientData {
  app_type?: 'native' | 'spa' | 'regular_web' | 'non_interactive';
  callbacks?: string[];
  allowed_logout_urls?: string[];
  web_origins?: string[];
  grant_types?: string[];
  token_endpoint_auth_method?: string;
  jwt_configuration?: { lifetime_in_seconds?: number; alg?: string };
  refresh_token?: {
    rotation_type?: string;
    leeway?: number;
    token_lifetime?: number;
    idle_token_lifetime?: number;
    infinite_token_lifetime?: boolean;
    infinite_idle_token_lifetime?: boolean;
    expiration_type?: string;
  };
  client_metadata?: Record<string, string>;
  [property: string]: unknown;
}

export interface ClientRow {
  client_id: string;
  client_secret: string;
  name: string;
  data: ClientData;
}

/** Finds an application by its client id; an id that Postgres cannot hold is nobody's. */
export async function findClient(db: Database, clientId: string): Promise<ClientRow | undefined> {
  if (!isStorable(clientId)) return undefined;
  const sql = 'SELECT * FROM clients WHERE client_id = $1';
  return (await db.query<ClientRow>(sql, [clientId])).rows[0];
}

/** Finds an application by its name. */
export async function findClientByName(db: Database, name: string): Promise<ClientRow | undefined> {
  return (await db.query<ClientRow>('SELECT * FROM clients WHERE name = $1', [name])).rows[0];
}

/** The id and secret that a client has or is given; both are generated when not given. */
export function newCredentials(): Pick<ClientRow, 'client_id' | 'client_secret'> {
  return { client_id: randomId(32), client_secret: randomId(64) };
}

/** Adds an application. Returns false when the name is taken. */
export async function insertClient(db: Database, client: ClientRow): Promise<boolean> {
  const { client_id, client_secret, name, data } = client;
  const { rowCount } = await db.query(
    'INSERT INTO clients (client_id, client_secret, name, data) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [client_id, client_secret, name, JSON.stringify(data)],
  );
  return rowCount === 1;
}

/** Adds the application or, when its name is known, replaces what is known of it. */
export async function saveClient(db: Database, client: ClientRow): Promise<void> {
  await db.query(
    `INSERT INTO clients (client_id, client_secret, name, data) VALUES ($1, $2, $3, $4)
     ON CONFLICT (name) DO UPDATE SET client_id = $1, client_secret = $2, data = $4`,
    [client.client_id, client.client_secret, client.name, JSON.stringify(client.data)],
  );
}
