import { CONNECTIONS } from '../../store/connections.ts';
import type { LogEventRow } from '../../store/log-events.ts';

/** An event with what is known of the application and the user that it is about. */
export interface LogEntryRow extends LogEventRow {
  client_name: string | null;
  user_name: string | null;
  connection: string | null;
  connection_id: string | null;
  strategy: string | null;
  strategy_type: string | null;
  hostname: string | null;
  isMobile: boolean | null;
}

const CONNECTION_IDS = CONNECTIONS.map(({ name, id }) => `WHEN '${name}' THEN '${id}'`).join(' ');

/**
 * Entries of the log as a table of their own; the host of the tenant is its first parameter. Events keep ids only: the
 * names are those of today, and they are gone with the application or the user.
 */
export const LOG_ENTRIES = `(
  SELECT event.*, client.name AS client_name, coalesce(person.email, person.username, person.name) AS user_name,
    person.connection, CASE person.connection ${CONNECTION_IDS} END AS connection_id,
    split_part(person.user_id, '|', 1) AS strategy,
    CASE WHEN person.user_id LIKE 'auth0|%' THEN 'database' WHEN person.user_id IS NOT NULL THEN 'social' END
      AS strategy_type,
    CASE WHEN event.type NOT IN ('sapi', 'fapi') THEN $1::text END AS hostname,
    CASE WHEN event.user_agent IS NOT NULL THEN event.user_agent ~* 'mobi|android|iphone|ipad' END AS "isMobile"
  FROM log_events event LEFT JOIN clients client USING (client_id)
    LEFT JOIN users person ON person.user_id = event.user_id
) entry`;
