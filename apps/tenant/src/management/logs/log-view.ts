import type { LogEventRow } from '../../store/log-events.ts';

/** A log event as the Management API shows it. */
export function logView({ log_id, date, type, description, client_id, user_id, ip, details }: LogEventRow) {
  const entries = Object.entries({ client_id, user_id, ip, details }).filter(([, value]) => value !== null);
  return { _id: log_id, log_id, date: date.toISOString(), type, description, ...Object.fromEntries(entries) };
}
