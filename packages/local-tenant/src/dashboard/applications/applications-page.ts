import type { ClientRow } from '../../store/clients.ts';
import { type Html, html } from '../../words/html.ts';
import { applicationHref } from './application-href.ts';
import { applicationKind } from './application-kind.ts';

/** The list of applications. */
export function applicationsPage(clients: ClientRow[]): Html {
  return html`<header class="heading"><h1>Applications</h1><p>They come from the tenant’s configuration or from the Management API; what may sign people in or ask for tokens stands here.</p></header>
<section id="applications" data-region aria-label="Applications">
<table class="rows"><thead><tr><th scope="col">Application</th><th scope="col">Kind</th><th scope="col">Grants</th><th scope="col">Client id</th></tr></thead>
<tbody>${clients.map(row)}</tbody></table>
</section>`;
}

function row({ client_id, name, data }: ClientRow): Html {
  return html`<tr data-mark="${client_id}"><td class="who"><div><span><a href="${applicationHref(client_id)}">${name}</a>${data.description !== undefined && html`<small>${String(data.description)}</small>`}</span></div></td><td data-label="Kind"><span class="stamp">${applicationKind(data)}</span></td><td data-label="Grants">${(data.grant_types ?? []).join(', ')}</td><td data-label="Client id"><code>${client_id}</code></td></tr>`;
}
