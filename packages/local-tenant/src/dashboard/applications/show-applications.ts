import type { RequestHandler } from 'express';
import type { ClientGrantRow } from '../../store/client-grants.ts';
import { type AppType, type ClientData, type ClientRow, findClient } from '../../store/clients.ts';
import type { Tenant } from '../../tenant.ts';
import { type Html, html } from '../../words/html.ts';
import { eyeIcon } from '../frame/icons.ts';
import { applicationHref, tokenField } from '../frame/parts.ts';
import { sendNotFound, sendPage } from '../frame/send-page.ts';
import { eventsList, findEvents, type NamedEvent } from '../logs/events.ts';

/** Shows every application of the tenant. */
export function showApplications(tenant: Tenant): RequestHandler {
  return async (_request, response) => {
    const { rows } = await tenant.pool.query<ClientRow>('SELECT * FROM clients ORDER BY name');
    const body = applicationsPage(rows);
    sendPage(tenant, response, { title: 'Applications', section: 'Apps', live: ['clients'], body });
  };
}

/** The list of applications. */
function applicationsPage(clients: ClientRow[]): Html {
  return html`<header class="heading"><h1>Applications</h1><p>They come from the tenant’s configuration or from the Management API; what may sign people in or ask for tokens stands here.</p></header>
<section id="applications" data-region aria-label="Applications">
<table class="rows"><thead><tr><th scope="col">Application</th><th scope="col">Kind</th><th scope="col">Grants</th><th scope="col">Client id</th></tr></thead>
<tbody>${clients.map(row)}</tbody></table>
</section>`;
}

function row({ client_id, name, data }: ClientRow): Html {
  return html`<tr data-mark="${client_id}"><td class="who"><div><span><a href="${applicationHref(client_id)}">${name}</a>${data.description !== undefined && html`<small>${String(data.description)}</small>`}</span></div></td><td data-label="Kind"><span class="stamp">${applicationKind(data)}</span></td><td data-label="Grants">${(data.grant_types ?? []).join(', ')}</td><td data-label="Client id"><code>${client_id}</code></td></tr>`;
}

/** Shows an application; its secret only when `reveal` says so. */
export function showApplication(tenant: Tenant, { reveal = false } = {}): RequestHandler {
  return async (request, response) => {
    const clientId = String(request.params.id);
    const client = await findClient(tenant.pool, clientId);
    if (!client)
      return sendNotFound(tenant, response, {
        section: 'Apps',
        message: `There is no application ${clientId}.`,
      });
    const { rows: grants } = await tenant.pool.query<ClientGrantRow & { api: string }>(
      `SELECT client_grants.*, coalesce(name, identifier) AS api FROM client_grants JOIN resource_servers ON identifier = audience
       WHERE client_id = $1 ORDER BY name`,
      [clientId],
    );
    const events = await findEvents(tenant.pool, { clientId, limit: 10 });
    sendPage(tenant, response, {
      title: client.name,
      section: 'Apps',
      // A revealed secret came by POST, which a page cannot ask for again by itself.
      live: reveal ? [] : ['clients', 'log_events'],
      body: applicationPage(tenant, { client, grants, events, isRevealed: reveal }),
    });
  };
}

interface ApplicationPage {
  client: ClientRow;
  grants: (ClientGrantRow & { api: string })[];
  events: NamedEvent[];
  isRevealed: boolean;
}

/** The page of one application: how to connect as it, what it may do, what it did last. */
function applicationPage(tenant: Tenant, { client, grants, events, isRevealed }: ApplicationPage): Html {
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

const KINDS: Partial<Record<AppType, string>> = {
  native: 'Native app',
  spa: 'Single-page app',
  regular_web: 'Web app',
  non_interactive: 'Machine',
};

/** What kind of application this is, in words. */
function applicationKind({ app_type }: ClientData): string {
  return (app_type && KINDS[app_type]) ?? 'Application';
}
