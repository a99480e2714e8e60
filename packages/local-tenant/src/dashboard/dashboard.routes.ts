import { Router } from 'express';
import type { Tenant } from '../tenant.ts';
import { showAction, showActions } from './actions/show-actions.ts';
import { showApplication, showApplications } from './applications/show-applications.ts';
import { dashboardAssetRoutes } from './frame/assets.routes.ts';
import { streamChanges } from './live/event-stream.ts';
import { showLogs } from './logs/show-logs.ts';
import { showMails } from './mails/show-mails.ts';
import { showNow } from './now/show-now.ts';
import { requireLoopback, requireOwnForm } from './security/security.ts';
import { setSwitches, showSwitches } from './switches/switches.ts';
import { changeMetadata } from './users/change-metadata.ts';
import { changeBlocked, changePlan, changeRoles, deleteUser } from './users/change-user.ts';
import { createUser, showNewUser } from './users/create-user.ts';
import { showUser } from './users/show-user.ts';
import { showUsers } from './users/show-users.ts';
import { streamUser } from './users/stream-user.ts';

/** The pages for the person who runs the tenant. They answer on this machine only. */
export function dashboardRoutes(tenant: Tenant): Router {
  const router = Router();
  const form = requireOwnForm(tenant);
  router.use(['/dashboard', /^\/$/], requireLoopback);
  router.use(dashboardAssetRoutes());
  router.get('/dashboard/live', streamChanges(tenant.changes));

  router.get('/', showNow(tenant));

  router.get('/dashboard/users', showUsers(tenant));
  router.post('/dashboard/users', form, createUser(tenant));
  router.get('/dashboard/users/new', showNewUser(tenant));
  router.get('/dashboard/users/:id', showUser(tenant));
  router.get('/dashboard/users/:id/events', streamUser(tenant));
  router.post('/dashboard/users/:id/metadata', form, changeMetadata(tenant));
  router.post('/dashboard/users/:id/plan', form, changePlan(tenant));
  router.post('/dashboard/users/:id/roles', form, changeRoles(tenant));
  router.post('/dashboard/users/:id/blocked', form, changeBlocked(tenant));
  router.post('/dashboard/users/:id/delete', form, deleteUser(tenant));

  router.get('/dashboard/actions', showActions(tenant));
  router.get('/dashboard/actions/:id', showAction(tenant));
  router.get('/dashboard/logs', showLogs(tenant));
  router.get('/dashboard/applications', showApplications(tenant));
  router.get('/dashboard/applications/:id', showApplication(tenant));
  router.post('/dashboard/applications/:id/reveal', form, showApplication(tenant, { reveal: true }));
  router.get('/dashboard/mails', showMails(tenant));
  router.get('/dashboard/mails/:id', showMails(tenant));

  router.get('/dashboard/switches', showSwitches(tenant));
  router.post('/dashboard/switches', form, setSwitches(tenant));
  return router;
}
