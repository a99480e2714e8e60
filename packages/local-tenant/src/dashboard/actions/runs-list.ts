import { isRunTrigger, type Trigger } from '../../actions/triggers.ts';
import { type Html, html } from '../../words/html.ts';
import { moment } from '../frame/parts.ts';
import { userHref } from '../users/person.ts';
import type { NamedRun } from './find-runs.ts';

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
