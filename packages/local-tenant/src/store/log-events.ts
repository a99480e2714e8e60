import { randomBytes } from 'node:crypto';

/** What happened; `type` is one of Auth0's codes. https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes */
export interface LogEvent {
  type: string;
  description?: string;
  clientId?: string;
  userId?: string;
  ip?: string | undefined;
  userAgent?: string | undefined;
  details?: Record<string, unknown>;
}

export interface LogEventRow {
  seq: string;
  log_id: string;
  date: Date;
  type: string;
  description: string;
  client_id: string | null;
  user_id: string | null;
  ip: string | null;
  user_agent: string | null;
  details: Record<string, unknown> | null;
}

/** How the log names the flows of Actions that belong to an event, as Auth0 has it; nothing where none ran. */
export function executionDetails(executions: string[] = []): Pick<LogEvent, 'details'> {
  return executions.length > 0 ? { details: { actions: { executions } } } : {};
}

/** An event as a row of `log_events`, with an id and the time of now. */
export function toLogRow({ type, description = '', clientId, userId, ip, userAgent, details }: LogEvent) {
  const date = new Date();
  return {
    log_id: `900${date.getTime()}${randomBytes(12).toString('hex')}`,
    date: date.toISOString(),
    ...{ type, description, details: details ?? null },
    ...{ client_id: clientId ?? null, user_id: userId ?? null, ip: ip ?? null },
    user_agent: userAgent ?? null,
  };
}
