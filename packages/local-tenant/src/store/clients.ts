import type { Database } from './database.ts';
import { randomId } from './random-id.ts';
import { isStorable } from './storable-text.ts';

/** Every `app_type` that Auth0 has. https://auth0.com/docs/api/management/v2/clients/post-clients */
export const APP_TYPES = [
  ...(['native', 'spa', 'regular_web', 'non_interactive', 'resource_server'] as const),
  ...(['express_configuration', 'sso_integration', 'oag', 'rms', 'box', 'cloudbees', 'concur'] as const),
  ...(['dropbox', 'mscrm', 'echosign', 'egnyte', 'newrelic', 'office365', 'salesforce', 'sentry'] as const),
  ...(['sharepoint', 'slack', 'springcm', 'zendesk', 'zoom'] as const),
];
export type AppType = (typeof APP_TYPES)[number];

/** An application as Auth0 describes it; properties that the tenant does not read are kept as they are. */
export interface ClientData {
  app_type?: AppType;
  is_first_party?: boolean;
  callbacks?: string[];
  allowed_logout_urls?: string[];
  web_origins?: string[];
  grant_types?: string[];
  token_endpoint_auth_method?: string;
  /** How it authenticates instead of by a secret. */
  client_authentication_methods?: { private_key_jwt?: { credentials?: { id?: string }[] } };
  jwt_configuration?: { lifetime_in_seconds?: number; alg?: string; secret_encoded?: boolean };
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

/**
 * Finds an application by its client id; an id that Postgres cannot hold is nobody's. `lock` keeps the row from others
 * until the transaction ends.
 */
export async function findClient(
  db: Database,
  clientId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<ClientRow | undefined> {
  if (!isStorable(clientId)) return undefined;
  const sql = `SELECT * FROM clients WHERE client_id = $1${lock ? ' FOR UPDATE' : ''}`;
  return (await db.query<ClientRow>(sql, [clientId])).rows[0];
}

/** The public keys among the credentials of these ids that an application has, and that have not ended. */
export async function listPublicKeys(
  db: Database,
  clientId: string,
  ids: string[],
): Promise<{ pem: string; kid: string; alg: string }[]> {
  const { rows } = await db.query<{ data: { pem: string; kid: string; alg: string } }>(
    `SELECT data FROM client_credentials WHERE client_id = $1 AND id = ANY ($2)
       AND data->>'credential_type' = 'public_key'
       AND coalesce((data->>'expires_at')::timestamptz > now(), true)`,
    [clientId, ids],
  );
  return rows.map(({ data }) => data);
}

/** Finds an application by its name: the oldest, as names need not differ. */
export async function findClientByName(db: Database, name: string): Promise<ClientRow | undefined> {
  const sql = 'SELECT * FROM clients WHERE name = $1 ORDER BY created_at, client_id LIMIT 1';
  return (await db.query<ClientRow>(sql, [name])).rows[0];
}

/** The id and secret that a client has or is given; both are generated when not given. */
export function newCredentials(): Pick<ClientRow, 'client_id' | 'client_secret'> {
  return { client_id: randomId(32), client_secret: randomId(64) };
}

/** Adds an application. */
export async function insertClient(db: Database, client: ClientRow): Promise<void> {
  const { client_id, client_secret, name, data } = client;
  await db.query('INSERT INTO clients (client_id, client_secret, name, data) VALUES ($1, $2, $3, $4)', [
    client_id,
    client_secret,
    name,
    JSON.stringify(data),
  ]);
}

/** Changes an application, which may get another id with it. */
export async function updateClient(db: Database, clientId: string, client: ClientRow): Promise<void> {
  await db.query(
    'UPDATE clients SET client_id = $2, client_secret = $3, name = $4, data = $5 WHERE client_id = $1',
    [clientId, client.client_id, client.client_secret, client.name, JSON.stringify(client.data)],
  );
}

/** Deletes an application with all that was given to it, in one statement. That there is none is no error. */
export async function deleteClient(db: Database, clientId: string): Promise<void> {
  await db.query(
    `WITH gone AS (DELETE FROM clients WHERE client_id = $1)
     DELETE FROM oidc_records WHERE payload->>'clientId' = $1`,
    [clientId],
  );
}

/** Adds the application or, when its name is known, replaces what is known of it. */
export async function saveClient(db: Database, client: ClientRow): Promise<void> {
  const known = await findClientByName(db, client.name);
  if (known) await updateClient(db, known.client_id, client);
  else await insertClient(db, client);
}
