import type { Database } from './database.ts';
import { randomId } from './random-id.ts';

export interface ClientGrantRow {
  id: string;
  client_id: string;
  audience: string;
  scope: string[];
}

/** What the application may do on the API by itself; undefined when it may not use the API at all. */
export async function findClientGrant(
  db: Database,
  clientId: string,
  audience: string,
): Promise<ClientGrantRow | undefined> {
  const sql = 'SELECT * FROM client_grants WHERE client_id = $1 AND audience = $2';
  return (await db.query<ClientGrantRow>(sql, [clientId, audience])).rows[0];
}

/** Lets the application use the API with these scopes. Returns undefined when there is a grant already. */
export async function insertClientGrant(
  db: Database,
  { client_id, audience, scope }: Omit<ClientGrantRow, 'id'>,
): Promise<ClientGrantRow | undefined> {
  const { rows } = await db.query<ClientGrantRow>(
    `INSERT INTO client_grants (id, client_id, audience, scope) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING *`,
    [`cgr_${randomId(16)}`, client_id, audience, scope],
  );
  return rows[0];
}

/** Lets the application use the API with these scopes; replaces what it was allowed before. */
export async function saveClientGrant(db: Database, grant: Omit<ClientGrantRow, 'id'>): Promise<void> {
  await db.query(
    `INSERT INTO client_grants (id, client_id, audience, scope) VALUES ($1, $2, $3, $4)
     ON CONFLICT (client_id, audience) DO UPDATE SET scope = $4`,
    [`cgr_${randomId(16)}`, grant.client_id, grant.audience, grant.scope],
  );
}
