import type { RequestHandler } from 'express';
import type { Tenant } from '../../tenant.ts';
import { sendPage } from '../frame/send-page.ts';
import { actionsPage } from './actions-page.ts';
import { findActions } from './find-actions.ts';
import { findRuns } from './find-runs.ts';

/** Shows the Actions in the order in which they run, and their last runs. */
export function showActions(tenant: Tenant): RequestHandler {
  return async (_request, response) => {
    const actions = await findActions(tenant.pool);
    const runs = await findRuns(tenant.pool, { limit: 20 });
    const live = ['actions', 'trigger_bindings', 'action_runs'];
    sendPage(tenant, response, {
      title: 'Actions',
      section: 'Actions',
      live,
      body: actionsPage({ actions, runs }),
    });
  };
}
