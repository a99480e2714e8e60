import type { RequestHandler } from 'express';
import type { ClientRow } from '../../store/clients.ts';
import type { Tenant } from '../../tenant.ts';
import { sendPage } from '../frame/send-page.ts';
import { applicationsPage } from './applications-page.ts';

/** Shows every application of the tenant. */
export function showApplications(tenant: Tenant): RequestHandler {
  return async (_request, response) => {
    const { rows } = await tenant.pool.query<ClientRow>('SELECT * FROM clients ORDER BY name');
    const body = applicationsPage(rows);
    sendPage(tenant, response, { title: 'Applications', section: 'Apps', live: ['clients'], body });
  };
}
