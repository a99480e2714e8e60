import type { RequestHandler } from 'express';
import { TRIGGERS, type Trigger } from '../../actions/triggers.ts';
import type { ActionRow } from '../../store/actions.ts';
import type { Database } from '../../store/database.ts';
import type { Tenant } from '../../tenant.ts';
import { type Html, html } from '../../words/html.ts';
import { actionIcon } from '../frame/icons.ts';
import { moment } from '../frame/parts.ts';
import { sendNotFound, sendPage } from '../frame/send-page.ts';
import { codeLines } from './code-lines.ts';
import { duration, findRuns, type NamedRun, runsList, WHEN } from './runs.ts';

/** An Action with its place in the flow of its trigger (from 1; null when it is not bound) and what its runs came to. */
interface ActionSummary extends Omit<ActionRow, 'version_id'> {
  position: number | null;
  runs: number;
  failures: number;
  median_ms: number | null;
  last_run: Date | null;
}

/** Every Action, in the order in which those of its trigger run; those that are not bound come last. */
async function findActions(db: Database): Promise<ActionSummary[]> {
  const { rows } = await db.query<ActionSummary>(
    `SELECT actions.*, bound.position, coalesce(runs, 0) AS runs, coalesce(failures, 0) AS failures, median_ms, last_run
     FROM actions
     LEFT JOIN (SELECT action_id, (row_number() OVER (PARTITION BY trigger_id ORDER BY position))::int AS position FROM trigger_bindings) bound
       ON action_id = actions.id
     LEFT JOIN (
       SELECT action, count(*)::int AS runs, count(error)::int AS failures, max(date) AS last_run,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY duration_ms) AS median_ms
       FROM action_runs GROUP BY action
     ) history ON action = actions.name
     ORDER BY bound.position NULLS LAST, actions.name`,
  );
  return rows;
}

/** Shows the Actions in the order in which they run, and their last runs. */
export function showActions(tenant: Tenant): RequestHandler {
  return async (_request, response) => {
    const actions = await findActions(tenant.pool);
    const runs = await findRuns(tenant.pool, { limit: 20 });
    const live = ['actions', 'trigger_bindings', 'action_runs'];
    sendPage(tenant, response, {
      title: 'Actions',
      section: 'Actions',
      live,
      body: actionsPage({ actions, runs }),
    });
  };
}

/** The Actions of each trigger in the order in which they run, and what ran last. */
function actionsPage({ actions, runs }: { actions: ActionSummary[]; runs: NamedRun[] }): Html {
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

/** Shows an Action's code and its last runs. */
export function showAction(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const id = String(request.params.id);
    const action = (await findActions(tenant.pool)).find((candidate) => candidate.id === id);
    if (!action)
      return sendNotFound(tenant, response, { section: 'Actions', message: 'There is no such Action.' });
    const runs = await findRuns(tenant.pool, { action: action.name, limit: 50 });
    sendPage(tenant, response, {
      title: action.name,
      section: 'Actions',
      live: ['actions', 'trigger_bindings', 'action_runs'],
      body: actionPage({ action, runs }),
    });
  };
}

/** The page of one Action: the code that runs, in TypeScript where it is written in it, to read, and its last runs with console output and errors. */
function actionPage({ action, runs }: { action: ActionSummary; runs: NamedRun[] }): Html {
  const { name, trigger_id, version, deployed, draft, deployed_at, position } = action;
  const shown = deployed ?? draft;
  const dependencies = shown.dependencies.map((dependency) => `${dependency.name}@${dependency.version}`);
  return html`<nav class="crumb" aria-label="Breadcrumb"><a href="/dashboard/actions">Actions</a></nav>
<header class="heading"><h1>${name}</h1></header>
<div class="beside"><section id="code" data-region aria-labelledby="code-heading"><h2 id="code-heading">Code</h2>
<p class="by" data-mark="version"><span>${deployed ? html`Version ${version}, deployed ${moment(deployed_at)}` : 'A draft: nothing is deployed'}</span><span>${position === null ? 'not bound to its trigger' : html`runs as number ${position} of ${trigger_id}`}</span><span>${shown.runtime}</span></p>
${shown.secrets.length > 0 && html`<p class="scopes"><span>Secrets</span>${shown.secrets.map((secret) => html`<code class="stamp">${secret.name}</code>`)}</p>`}
${dependencies.length > 0 && html`<p class="scopes"><span>Packages</span>${dependencies.map((text) => html`<code class="stamp">${text}</code>`)}</p>`}
<pre class="code numbered" tabindex="0" role="group" aria-label="Code of ${name}">${codeLines((shown.source ?? shown.code).trimEnd())}</pre></section>
<section id="runs" data-region aria-labelledby="runs-heading"><h2 id="runs-heading">Last runs</h2>${runs.length > 0 ? runsList(runs, { of: name }) : html`<p class="never">None yet.</p>`}</section></div>`;
}
