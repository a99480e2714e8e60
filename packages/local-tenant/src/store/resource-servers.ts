import type { Database } from './database.ts';
import { randomId } from './random-id.ts';

/** An API as Auth0 describes it; properties that the tenant does not read are kept as they are. */
export interface ResourceServerData {
  scopes?: { value: string; description?: string }[];
  signing_alg?: string;
  signing_secret?: string;
  token_lifetime?: number;
  token_lifetime_for_web?: number;
  allow_offline_access?: boolean;
  enforce_policies?: boolean;
  token_dialect?: string;
  subject_type_authorization?: Record<string, { policy: string } | undefined>;
  [property: string]: unknown;
}

export interface ResourceServerRow {
  id: string;
  identifier: string;
  /** Null when it was never named. */
  name: string | null;
  data: ResourceServerData;
}

/** Finds an API by its identifier, which is the audience of its tokens. */
export async function findResourceServer(
  db: Database,
  identifier: string,
): Promise<ResourceServerRow | undefined> {
  const sql = 'SELECT * FROM resource_servers WHERE identifier = $1';
  const { rows } = await db.query<ResourceServerRow>(sql, [identifier]);
  return rows[0];
}

/** Adds an API. Returns undefined when the identifier is taken. */
export async function insertResourceServer(
  db: Database,
  { identifier, name, data }: Omit<ResourceServerRow, 'id'>,
): Promise<ResourceServerRow | undefined> {
  const { rows } = await db.query<ResourceServerRow>(
    `INSERT INTO resource_servers (id, identifier, name, data) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING *`,
    [randomId(24).toLowerCase(), identifier, name, JSON.stringify(data)],
  );
  return rows[0];
}

/** Adds the API or, when its identifier is known, replaces what is known of it. */
export async function saveResourceServer(
  db: Database,
  { identifier, name, data }: Omit<ResourceServerRow, 'id'>,
): Promise<void> {
  await db.query(
    `INSERT INTO resource_servers (id, identifier, name, data) VALUES ($1, $2, $3, $4)
     ON CONFLICT (identifier) DO UPDATE SET name = $3, data = $4`,
    [randomId(24).toLowerCase(), identifier, name, JSON.stringify(data)],
  );
}
