import { TRIGGERS, type Trigger } from '../../actions/triggers.ts';
import { type Html, html } from '../../words/html.ts';
import { actionIcon } from '../frame/icons.ts';
import { moment } from '../frame/parts.ts';
import type { ActionSummary } from './find-actions.ts';
import type { NamedRun } from './find-runs.ts';
import { duration, runsList, WHEN } from './runs-list.ts';

/** The Actions of each trigger in the order in which they run, and what ran last. */
export function actionsPage({ actions, runs }: { actions: ActionSummary[]; runs: NamedRun[] }): Html {
  return html`<header class="heading"><h1>Actions</h1><p>The code that runs at sign-in and at what else has a trigger, in this order: the same files that are deployed to Auth0.</p></header>
${actions.length > 0 ? TRIGGERS.flatMap((trigger) => flow(trigger, actions)) : html`<section id="flow" data-region aria-label="Flows"><div class="empty">${actionIcon}<h2>No Actions</h2><p>The configuration names none, and nobody deployed any.</p></div></section>`}
<section class="facts" id="runs" data-region aria-labelledby="runs-heading"><h2 id="runs-heading">Last runs</h2>${runs.length > 0 ? runsList(runs) : html`<p class="never">None yet.</p>`}</section>`;
}

function flow(trigger: Trigger, all: ActionSummary[]): Html[] {
  const actions = all.filter(({ trigger_id }) => trigger_id === trigger);
  if (actions.length === 0) return [];
  const list = html`<section id="flow-${trigger}" data-region aria-label="The flow ${trigger}"><p class="by"><span>${trigger}</span><span>${WHEN[trigger]}</span></p><ol class="flow">${actions.map(card)}</ol></section>`;
  return [list];
}

function card({
  id,
  name,
  position,
  version,
  deployed,
  runs,
  failures,
  median_ms,
  last_run,
}: ActionSummary): Html {
  const state = deployed ? `v${version}` : 'draft only';
  return html`<li data-mark="action-${id}"><span class="place">${position ?? '–'}</span><h2><a href="/dashboard/actions/${id}">${name}</a></h2><p class="stamps"><span class="stamp">${state}</span>${position === null && html`<span class="stamp">not bound</span>`}${failures > 0 && html`<span class="stamp bad">${failures} failed</span>`}</p><p class="by"><span>${runs} ${runs === 1 ? 'run' : 'runs'}</span>${median_ms !== null && html`<span>${duration(median_ms)} in the median</span>`}<span>last ${moment(last_run)}</span></p></li>`;
}
