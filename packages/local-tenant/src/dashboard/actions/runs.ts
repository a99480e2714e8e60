import { isRunTrigger, type Trigger } from '../../actions/triggers.ts';
import type { Database } from '../../store/database.ts';
import type { ActionRun } from '../../store/history.ts';
import { type Html, html } from '../../words/html.ts';
import { moment } from '../frame/parts.ts';
import { userHref } from '../users/person.ts';

/** A run of an Action. */
export interface RunRow {
  seq: string;
  date: Date;
  action: string;
  user_id: string | null;
  protocol: string;
  duration_ms: number;
  logs: ActionRun['logs'];
  asked: ActionRun['asked'];
  /** Id of the flow that it belongs to; null for one of long ago. */
  execution: string | null;
  error: string | null;
}

/** A run with the name of the user it ran for, where they still exist. */
export type NamedRun = RunRow & { user_name: string | null };

/**
 * The last runs, newest first: of one Action, for one user, or of all. A flow that was stopped is one run that names
 * all its Actions.
 */
export async function findRuns(
  db: Database,
  { action, userId, limit }: { action?: string; userId?: string; limit: number },
): Promise<NamedRun[]> {
  const { rows } = await db.query<NamedRun>(
    `SELECT action_runs.*, coalesce(user_metadata->>'displayName', name, email) AS user_name
     FROM action_runs LEFT JOIN users USING (user_id)
     WHERE ($1::text IS NULL OR $1 = ANY (string_to_array(action, ', '))) AND ($2::text IS NULL OR user_id = $2) ORDER BY seq DESC LIMIT $3`,
    [action, userId, limit],
  );
  return rows;
}

/** The runs that belong to flows, in the order in which they ran. */
export async function findRunsOf(db: Database, executions: string[]): Promise<RunRow[]> {
  const sql = 'SELECT * FROM action_runs WHERE execution = ANY ($1) ORDER BY seq';
  return (await db.query<RunRow>(sql, [executions])).rows;
}

/** When the Actions of a trigger run. */
export const WHEN: Record<Trigger, string> = {
  'post-login': 'at sign-in and refresh',
  'credentials-exchange': 'for a machine’s token',
  'pre-user-registration': 'before registration',
  'post-user-registration': 'after registration',
  'post-change-password': 'after a change of password',
};

/** Runs of Actions as a list, newest first, with console output and error; `of` leaves out the Action's own name. */
export function runsList(runs: NamedRun[], { of }: { of?: string } = {}): Html {
  return html`<ol class="events">${runs.map((run) => item(run, of))}</ol>`;
}

function item(
  { seq, date, action, user_id, user_name, protocol, duration_ms, logs, error }: NamedRun,
  of: string | undefined,
): Html {
  const why =
    protocol === 'oauth2-refresh-token'
      ? 'on a refresh'
      : isRunTrigger(protocol)
        ? WHEN[protocol]
        : 'at sign-in';
  const who =
    user_id &&
    (user_name ? html`<a href="${userHref(user_id)}">${user_name}</a>` : html`<span>${user_id}</span>`);
  return html`<li class="event${error !== null && ' failed'}" data-mark="run-${seq}"><span class="when">${moment(date)}</span><div><p><b>${action === of ? (error === null ? 'Ran' : 'Failed') : action}</b> <span class="stamp${error === null ? ' good' : ' bad'}">${duration_ms === 0 ? 'stopped' : duration(duration_ms)}</span></p><p class="by"><span>${why}</span>${who}</p>${error !== null && html`<p class="thrown">${error}</p>`}${logs.length > 0 && html`<pre class="console" tabindex="0" role="group" aria-label="Console output">${logs.map(({ level, message }) => html`<span class="level-${level}">${message}</span>`)}</pre>`}</div></li>`;
}

/** A duration in words: 3 ms, 1.2 s. */
export function duration(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.max(1, Math.round(milliseconds))} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}
