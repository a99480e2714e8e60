import type { Database } from './database.ts';
import { randomId } from './random-id.ts';

/** What a grant says besides: settings that are there only once they were set. */
interface ClientGrantData {
  allow_all_scopes?: boolean;
  allow_any_organization?: boolean;
  organization_usage?: string;
  authorization_details_types?: string[];
  default_for?: string;
}

export interface ClientGrantRow {
  id: string;
  /** Null for the grant that is the default of a group of applications. */
  client_id: string | null;
  audience: string;
  /** Whether the application acts by itself, or for somebody. */
  subject_type: 'client' | 'user';
  scope: string[];
  data: ClientGrantData;
}

/** What the application may do on the API by itself; undefined when it may not use the API at all. */
export async function findClientGrant(
  db: Database,
  clientId: string,
  audience: string,
): Promise<ClientGrantRow | undefined> {
  const sql = `SELECT * FROM client_grants WHERE client_id = $1 AND audience = $2 AND subject_type = 'client'`;
  return (await db.query<ClientGrantRow>(sql, [clientId, audience])).rows[0];
}

/** Lets the application use the API. Returns undefined when there is a grant already. */
export async function insertClientGrant(
  db: Database,
  grant: Omit<ClientGrantRow, 'id'>,
): Promise<ClientGrantRow | undefined> {
  const { client_id, audience, subject_type, scope, data } = grant;
  const { rows } = await db.query<ClientGrantRow>(
    `INSERT INTO client_grants (id, client_id, audience, subject_type, scope, data) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING RETURNING *`,
    [`cgr_${randomId(16)}`, client_id, audience, subject_type, scope, JSON.stringify(data)],
  );
  return rows[0];
}

/** Lets the application use the API with these scopes, by itself unless told; replaces what it was allowed before. */
export async function saveClientGrant(
  db: Database,
  {
    subject_type = 'client',
    data = {},
    ...grant
  }: Pick<ClientGrantRow, 'client_id' | 'audience' | 'scope'> &
    Partial<Pick<ClientGrantRow, 'subject_type' | 'data'>>,
): Promise<void> {
  // That of a group of applications is in conflict by another index.
  if (grant.client_id === null)
    await db.query(
      `DELETE FROM client_grants WHERE client_id IS NULL AND audience = $1 AND data->>'default_for' = $2`,
      [grant.audience, data.default_for],
    );
  await db.query(
    `INSERT INTO client_grants (id, client_id, audience, scope, data, subject_type) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (client_id, audience, subject_type) DO UPDATE SET scope = $4, data = $5`,
    [`cgr_${randomId(16)}`, grant.client_id, grant.audience, grant.scope, JSON.stringify(data), subject_type],
  );
}
