import type { RequestHandler } from 'express';
import { type UserView, userView } from '../../domain/user-view.ts';
import type { Change } from '../../store/changes.ts';
import type { ActionRun } from '../../store/history.ts';
import { findUser } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { findRunsOf, type RunRow } from '../actions/runs.ts';
import { openEventStream, type SendEvent } from '../live/event-stream.ts';
import { eventName, findEvents, isFailure, type NamedEvent } from '../logs/events.ts';

/**
 * Server-sent events about one user: `state` with a `UserState`, at once and whenever it is another one, and `gone` at
 * the end when the user was deleted. 404 for an unknown user. Changes that come close together make one event.
 */
export function streamUser(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const userId = String(request.params.id);
    if (!(await findUser(tenant.pool, userId)))
      return response.status(404).type('text').send(`There is no user ${userId}.`);
    let sent = '';
    let isReading = false;
    let isStale = false;
    const tell = async (send: SendEvent): Promise<void> => {
      isStale = true;
      if (isReading) return;
      isReading = true;
      while (isStale && !response.destroyed && !response.writableEnded) {
        isStale = false;
        const state = await readUserState(tenant, userId);
        const text = JSON.stringify(state);
        if (text === sent) continue;
        sent = text;
        if (state) send('state', state);
        else {
          send('gone', {});
          response.end();
        }
      }
      isReading = false;
    };
    const tellOrEnd = (send: SendEvent) =>
      tell(send).catch((err) => {
        tenant.log.error({ err, userId }, 'what happened to a user could not be told');
        response.end();
      });
    const send = await openEventStream(tenant.changes, request, response, (change, send) => {
      if (isAbout(change, userId)) void tellOrEnd(send);
    });
    await tellOrEnd(send);
  };
}

// Of the log only that something was added is told, not about whom. The runs that an event names are stored before it.
function isAbout({ table, id }: Change, userId: string): boolean {
  return table === 'log_events' || (table === 'users' && id === userId);
}

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
async function readUserState({ pool, issuer }: Tenant, userId: string): Promise<UserState | undefined> {
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
