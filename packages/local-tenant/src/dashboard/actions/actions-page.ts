import { type Html, html } from '../../words/html.ts';
import { actionIcon } from '../frame/icons.ts';
import { moment } from '../frame/parts.ts';
import type { ActionSummary } from './find-actions.ts';
import type { NamedRun } from './find-runs.ts';
import { duration, runsList } from './runs-list.ts';

/** The flow of post-login Actions, and what ran last. */
export function actionsPage({ actions, runs }: { actions: ActionSummary[]; runs: NamedRun[] }): Html {
  return html`<header class="heading"><h1>Actions</h1><p>The code that runs at every sign-in and refresh, in this order: the same files that are deployed to Auth0.</p></header>
<section id="flow" data-region aria-label="Post-login flow">${actions.length > 0 ? html`<ol class="flow">${actions.map(card)}</ol>` : html`<div class="empty">${actionIcon}<h2>No Actions</h2><p>The configuration names none, and nobody deployed any.</p></div>`}</section>
<section class="facts" id="runs" data-region aria-labelledby="runs-heading"><h2 id="runs-heading">Last runs</h2>${runs.length > 0 ? runsList(runs) : html`<p class="never">None yet. They run when somebody signs in.</p>`}</section>`;
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
