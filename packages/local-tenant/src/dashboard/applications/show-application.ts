import type { RequestHandler } from 'express';
import type { ClientGrantRow } from '../../store/client-grants.ts';
import { findClient } from '../../store/clients.ts';
import type { Tenant } from '../../tenant.ts';
import { sendNotFound } from '../frame/send-not-found.ts';
import { sendPage } from '../frame/send-page.ts';
import { findEvents } from '../logs/find-events.ts';
import { applicationPage } from './application-page.ts';

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
