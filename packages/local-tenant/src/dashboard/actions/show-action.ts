import type { RequestHandler } from 'express';
import type { Tenant } from '../../tenant.ts';
import { sendNotFound } from '../frame/send-not-found.ts';
import { sendPage } from '../frame/send-page.ts';
import { actionPage } from './action-page.ts';
import { findActions } from './find-actions.ts';
import { findRuns } from './find-runs.ts';

/** Shows an Action's code and its last runs. */
export function showAction(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const id = String(request.params.id);
    const action = (await findActions(tenant.pool)).find((candidate) => candidate.id === id);
    if (!action)
      return sendNotFound(tenant, response, { section: 'Actions', message: 'There is no such Action.' });
    const runs = await findRuns(tenant.pool, { action: action.name, limit: 50 });
    sendPage(tenant, response, {
      title: action.name,
      section: 'Actions',
      live: ['actions', 'trigger_bindings', 'action_runs'],
      body: actionPage({ action, runs }),
    });
  };
}
