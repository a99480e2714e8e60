import type { LogEntryRow } from './log-entries.ts';

/** Every property that an entry can have, in the order of Auth0's schema. */
export const LOG_FIELDS = [
  ...['date', 'type', 'description', 'connection', 'connection_id', 'client_id', 'client_name', 'ip'],
  ...['hostname', 'user_id', 'user_name', 'user_agent', 'strategy', 'strategy_type', 'details'],
  ...['log_id', '_id'],
] as const;

/** A log event as the Management API shows it; what is not known is absent. */
export function logView(row: LogEntryRow): Record<string, unknown> {
  const all: Record<string, unknown> = { ...row, date: row.date.toISOString(), _id: row.log_id };
  return Object.fromEntries(
    LOG_FIELDS.map((field) => [field, all[field]]).filter(([, value]) => value !== null),
  );
}
