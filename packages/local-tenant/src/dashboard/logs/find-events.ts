import type { Database } from '../../store/database.ts';
import type { LogEventRow } from '../../store/log-events.ts';

/** A log event with the names of its user and its application, where they still exist. */
export type NamedEvent = LogEventRow & { user_name: string | null; client_name: string | null };

export interface EventFilter {
  /** Only events of these types. */
  types?: string[];
  /** Only events that tell of a failure. */
  failures?: boolean;
  /** Only what this user did, and what was done to them through the Management API. */
  userId?: string;
  clientId?: string;
  /** Only events older than the one with this number. */
  before?: number | undefined;
  limit: number;
}

/** What happened, newest first. */
export async function findEvents(
  db: Database,
  { types, failures = false, userId, clientId, before, limit }: EventFilter,
): Promise<NamedEvent[]> {
  const { rows } = await db.query<NamedEvent>(
    `SELECT log_events.*, coalesce(user_metadata->>'displayName', users.name, users.email) AS user_name,
       clients.name AS client_name
     FROM log_events LEFT JOIN users USING (user_id) LEFT JOIN clients USING (client_id)
     WHERE ($1::text[] IS NULL OR type = ANY ($1)) AND (NOT $2 OR type LIKE 'f%' OR type IN ('limit_wc', 'api_limit'))
       AND ($3::text IS NULL OR user_id = $3 OR type = 'sapi' AND strpos(details->'request'->>'path' || '/', '/users/' || $3 || '/') > 0)
       AND ($4::text IS NULL OR client_id = $4)
       AND ($5::bigint IS NULL OR seq < $5)
     ORDER BY seq DESC LIMIT $6`,
    [types, failures, userId, clientId, before, limit],
  );
  return rows;
}
