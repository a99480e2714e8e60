import type { Logger } from 'pino';
import type { Pool } from './database.ts';
import { type LogEvent, toLogRow } from './log-events.ts';
import { toStorableJson } from './storable-text.ts';

/** One Action's part in a flow, as the tenant's log shows it. */
export interface ActionRun {
  action: string;
  durationMs: number;
  logs: { level: string; message: string }[];
  /** What it asked of the tenant, in order. */
  asked: ActionWish[];
  error?: string;
}

/** A call of the `api` object: what is to be changed and, where it has them, the name and the new value. */
export interface ActionWish {
  what:
    | 'user_metadata'
    | 'app_metadata'
    | 'id_token'
    | 'access_token'
    | 'add_scope'
    | 'remove_scope'
    | 'target_scopes'
    | 'session'
    | 'refresh_token'
    | 'method'
    | 'deny'
    | 'redirect';
  key?: string;
  /** Null takes it away. Absent also when it is longer than 4 kB as JSON. */
  value?: unknown;
}

const FLUSH_MS = 50;
const KEPT = { log_events: 10_000, action_runs: 1_000 };

/** Where tokens and Actions leave their traces without anybody waiting for it. */
export interface History {
  event(event: LogEvent): void;
  runs(flow: { execution: string; userId: string | null; protocol: string; runs: ActionRun[] }): void;
  /** Resolves when everything noted so far is in the store. */
  flush(): Promise<void>;
}

/**
 * Gathers events and runs of Actions and writes them together, at most fifty milliseconds later, without waiting for
 * the disk. The newest 10,000 events and 1,000 runs stay.
 */
export function createHistory(pool: Pool, log: Logger): History {
  let events: object[] = [];
  let runs: object[] = [];
  const insertEvents = createInsert(pool, 'log_events', EVENT_COLUMNS);
  const insertRuns = createInsert(pool, 'action_runs', RUN_COLUMNS);
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  const write = async (): Promise<void> => {
    const [newEvents, newRuns] = [events, runs];
    events = [];
    runs = [];
    // In this order: whoever sees an event finds the runs that it names.
    if (newRuns.length > 0) await insertRuns(newRuns);
    if (newEvents.length > 0) await insertEvents(newEvents);
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write).catch((err) => log.error({ err }, 'what happened could not be logged'));
    return writing;
  };
  const schedule = (): void => {
    timer ??= setTimeout(flush, FLUSH_MS).unref();
  };
  return {
    event(event) {
      events.push(toLogRow(event));
      schedule();
    },
    runs({ execution, userId, protocol, runs: done }) {
      const date = new Date().toISOString();
      runs.push(
        ...done.map(({ action, durationMs, logs, asked, error }) => ({
          ...{ date, action, user_id: userId, protocol, duration_ms: durationMs, logs, error: error ?? null },
          ...{ execution, asked },
        })),
      );
      schedule();
    },
    flush,
  };
}

const EVENT_COLUMNS = 'log_id, date, type, description, client_id, user_id, ip, user_agent, details';
const RUN_COLUMNS = 'date, action, user_id, protocol, duration_ms, logs, error, execution, asked';

function createInsert(pool: Pool, table: keyof typeof KEPT, columns: string) {
  const insert = {
    text: `WITH added AS (INSERT INTO ${table} (${columns}) SELECT ${columns}
        FROM jsonb_populate_recordset(NULL::${table}, $1), set_config('synchronous_commit', 'off', true) RETURNING seq)
      SELECT max(seq) AS newest FROM added`,
  };
  const remove = { text: `DELETE FROM ${table} WHERE seq > $1 AND seq <= $2` };
  // Where the last removal ended. From the table's beginning, the next one would go through all that was ever removed.
  let removed = 0;
  return async (rows: object[]): Promise<void> => {
    const { rows: added } = await pool.query<{ newest: string }>({
      ...insert,
      values: [toStorableJson(rows)],
    });
    const end = Number(added[0]?.newest) - KEPT[table];
    if (end < removed + 100) return;
    await pool.query({ ...remove, values: [removed, end] });
    removed = end;
  };
}
