import type { RequestHandler } from 'express';
import type { Tenant } from '../../tenant.ts';
import { doneMessage } from '../frame/done.ts';
import { sendPage } from '../frame/send-page.ts';
import { switchesPage } from './switches-page.ts';

/** Shows the switches. */
export function showSwitches(tenant: Tenant): RequestHandler {
  return (request, response) => {
    const done = doneMessage(request.query.done);
    const body = switchesPage(tenant);
    sendPage(tenant, response, { title: 'Switches', section: 'Switches', live: ['settings'], done, body });
  };
}
