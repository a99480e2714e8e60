import { type UserView, userView } from '../../domain/user-view.ts';
import type { ActionRun } from '../../store/history.ts';
import { findUser } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { findRunsOf, type RunRow } from '../actions/find-runs.ts';
import { eventName, isFailure } from '../logs/event-name.ts';
import { findEvents, type NamedEvent } from '../logs/find-events.ts';

const EVENTS = 30;

/** A user as they are at the tenant, and what happened last. */
export interface UserState {
  /** As the Management API shows it: metadata that was never set is absent. */
  profile: UserView;
  /** Newest first. */
  log: LogEntry[];
}

interface LogEntry {
  id: string;
  /** ISO 8601. */
  date: string;
  /** Auth0's code, and what it says in words. */
  type: string;
  name: string;
  description: string;
  failed: boolean;
  /** Name of the application, or its id where it has none. */
  client: string | null;
  ip: string | null;
  /** The Actions that ran for it, in order. */
  actions: RunEntry[];
}

interface RunEntry {
  /** Of a flow that was stopped, the names of all its Actions. */
  name: string;
  trigger: 'post-login';
  during: 'sign-in' | 'refresh';
  ms: number;
  outcome: 'done' | 'denied' | 'redirected' | 'failed' | 'stopped';
  error: string | null;
  asked: ActionRun['asked'];
  console: ActionRun['logs'];
}

/** Reads what the tenant knows of a user; undefined when there is no such user. */
export async function readUserState(
  { pool, issuer }: Tenant,
  userId: string,
): Promise<UserState | undefined> {
  const user = await findUser(pool, userId);
  if (!user) return undefined;
  const events = await findEvents(pool, { userId, limit: EVENTS });
  const runs = await findRunsOf(pool, events.flatMap(executionsOf));
  return {
    profile: userView(issuer, user),
    log: events.map((event) => toEntry(event, runs)),
  };
}

function toEntry(event: NamedEvent, runs: RunRow[]): LogEntry {
  const { log_id: id, date, type, description, client_name, client_id, ip } = event;
  const own = executionsOf(event);
  return {
    ...{ id, date: date.toISOString(), type, name: eventName(type), description, failed: isFailure(type) },
    ...{ client: client_name ?? client_id, ip },
    actions: runs.filter(({ execution }) => own.includes(execution ?? '')).map(toRunEntry),
  };
}

function toRunEntry({ action, protocol, duration_ms, logs, asked, error }: RunRow): RunEntry {
  return {
    ...{ name: action, trigger: 'post-login', ms: duration_ms, error, asked, console: logs },
    during: protocol === 'oauth2-refresh-token' ? 'refresh' : 'sign-in',
    outcome: outcomeOf({ duration_ms, asked, error }),
  };
}

function outcomeOf({ duration_ms, asked, error }: Pick<RunRow, 'duration_ms' | 'asked' | 'error'>) {
  if (error !== null) return duration_ms === 0 ? 'stopped' : 'failed';
  if (asked.some(({ what }) => what === 'deny')) return 'denied';
  return asked.some(({ what }) => what === 'redirect') ? 'redirected' : 'done';
}

function executionsOf({ details }: NamedEvent): string[] {
  return (details as { actions?: { executions?: string[] } } | null)?.actions?.executions ?? [];
}
