import type { Response } from 'express';
import { listRoleNames } from '../../store/roles.ts';
import { findUser } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { listHomePages } from '../applications/home-pages.ts';
import type { Page } from '../frame/layout.ts';
import { sendNotFound } from '../frame/send-not-found.ts';
import { sendPage } from '../frame/send-page.ts';
import { findEvents } from '../logs/find-events.ts';
import type { OpenEditor } from './metadata-card.ts';
import { toPerson } from './person.ts';
import { userPage } from './user-page.ts';

export interface UserPageOptions {
  status?: number;
  done?: string | undefined;
  editor?: OpenEditor | undefined;
  refused?: string | undefined;
}

/** Sends a user's page as it now is; 404 with a page that says so when there is no such user. */
export async function sendUserPage(
  tenant: Tenant,
  response: Response,
  userId: string,
  { status = 200, done, ...options }: UserPageOptions = {},
): Promise<void> {
  const user = await findUser(tenant.pool, userId);
  if (!user)
    return sendNotFound(tenant, response, { section: 'People', message: `There is no user ${userId}.` });
  const assignedRoles = await listRoleNames(tenant.pool, userId);
  const events = await findEvents(tenant.pool, { userId, limit: 20 });
  const homePages = await listHomePages(tenant.pool);
  const page: Page = {
    title: toPerson(user).name,
    section: 'People',
    live: [
      ...[`users:${encodeURIComponent(userId)}`, `user_roles:${encodeURIComponent(userId)}`],
      ...['log_events', 'clients'],
    ],
    done,
    body: userPage(tenant, { user, assignedRoles, events, homePages, ...options }),
  };
  sendPage(tenant, response, page, status);
}
