import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Tenant } from '../../tenant.ts';
import { doneMessage } from '../frame/done.ts';
import { sendPage } from '../frame/send-page.ts';
import { findUsers } from './find-users.ts';
import { usersPage } from './users-page.ts';

const querySchema = z.object({
  q: z.string().trim().max(200).catch(''),
  page: z.coerce.number().int().min(0).max(1_000_000).catch(0),
});

/** Shows the users that a search finds, page by page. */
export function showUsers(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const { q: text, page } = querySchema.parse(request.query);
    const found = await findUsers(tenant.pool, { text, page });
    sendPage(tenant, response, {
      title: 'People',
      section: 'People',
      live: ['users'],
      done: doneMessage(request.query.done),
      body: usersPage({ ...found, text, page }),
    });
  };
}
