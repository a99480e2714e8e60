import { type Html, html } from '../../words/html.ts';
import { moment } from '../frame/parts.ts';
import { codeLines } from './code-lines.ts';
import type { ActionSummary } from './find-actions.ts';
import type { NamedRun } from './find-runs.ts';
import { runsList } from './runs-list.ts';

/** The page of one Action: the code that runs, in TypeScript where it is written in it, to read, and its last runs with console output and errors. */
export function actionPage({ action, runs }: { action: ActionSummary; runs: NamedRun[] }): Html {
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
