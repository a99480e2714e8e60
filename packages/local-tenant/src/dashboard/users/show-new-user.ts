import type { RequestHandler } from 'express';
import type { Tenant } from '../../tenant.ts';
import { sendPage } from '../frame/send-page.ts';
import { newUserPage } from './new-user-page.ts';

/** Shows the form for a new user. */
export function showNewUser(tenant: Tenant): RequestHandler {
  return (_request, response) => {
    sendPage(tenant, response, {
      title: 'New user',
      section: 'People',
      live: [],
      body: newUserPage(tenant, {}),
    });
  };
}
