import type { ClientGrantRow } from '../../store/client-grants.ts';
import type { ClientRow } from '../../store/clients.ts';
import type { Tenant } from '../../tenant.ts';
import { type Html, html } from '../../words/html.ts';
import { eyeIcon } from '../frame/icons.ts';
import { tokenField } from '../frame/parts.ts';
import { eventsList } from '../logs/events-list.ts';
import type { NamedEvent } from '../logs/find-events.ts';
import { applicationHref } from './application-href.ts';
import { applicationKind } from './application-kind.ts';

export interface ApplicationPage {
  client: ClientRow;
  grants: (ClientGrantRow & { api: string })[];
  events: NamedEvent[];
  isRevealed: boolean;
}

/** The page of one application: how to connect as it, what it may do, what it did last. */
export function applicationPage(
  tenant: Tenant,
  { client, grants, events, isRevealed }: ApplicationPage,
): Html {
  const { client_id, client_secret, name, data } = client;
  return html`<nav class="crumb" aria-label="Breadcrumb"><a href="/dashboard/applications">Applications</a></nav>
<header class="heading"><h1>${name}</h1><p><span class="stamp">${applicationKind(data)}</span> ${data.description !== undefined && String(data.description)}</p></header>
<section class="facts" aria-labelledby="connect"><h2 id="connect">Connect</h2><dl class="wide">
<div><dt>Domain</dt><dd><code>${new URL(tenant.issuer).host}</code></dd></div>
<div><dt>Client id</dt><dd><code>${client_id}</code></dd></div>
<div><dt>Client secret</dt><dd id="secret">${data.token_endpoint_auth_method === 'none' ? 'none: a public application' : isRevealed ? html`<code>${client_secret}</code>` : masked(tenant, client_id)}</dd></div>
</dl></section>
<section class="facts" id="settings" data-region aria-labelledby="settings-heading"><h2 id="settings-heading">Settings</h2><dl class="wide">${Object.entries({ callbacks: data.callbacks, 'logout addresses': data.allowed_logout_urls, 'grant types': data.grant_types, ...data.client_metadata }).flatMap(([term, value]) => (value?.length ? [html`<div data-mark="${term}"><dt>${term}</dt><dd>${[value].flat().map((line) => html`<code class="line-of">${line}</code>`)}</dd></div>`] : []))}</dl>
<details id="all-settings"><summary>All settings as JSON</summary><pre class="code" tabindex="0">${JSON.stringify(data, null, 2)}</pre></details></section>
<section class="facts" id="grants" data-region aria-labelledby="grants-heading"><h2 id="grants-heading">May use</h2>${grants.length > 0 ? html`<dl class="wide">${grants.map(({ api, audience, scope }) => html`<div data-mark="${audience}"><dt>${api}</dt><dd class="scopes">${scope.map((value) => html`<code class="stamp">${value}</code>`)}</dd></div>`)}</dl>` : html`<p class="never">No API by itself: it acts for the people who sign in.</p>`}</section>
<section class="facts" id="events" data-region aria-labelledby="events-heading"><h2 id="events-heading">Last events</h2>${events.length > 0 ? eventsList(events) : html`<p class="never">None yet.</p>`}</section>`;
}

function masked(tenant: Tenant, clientId: string): Html {
  return html`<form class="secret" method="post" action="${applicationHref(clientId)}/reveal#secret">${tokenField(tenant)}<span aria-hidden="true">${'•'.repeat(24)}</span><button class="button line">${eyeIcon}Reveal secret</button></form>`;
}
