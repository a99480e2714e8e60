import type { RequestHandler } from 'express';
import type { Tenant } from '../../tenant.ts';
import { changeUser } from './change-user.ts';

/** Sets `app_metadata.plan`. */
export function changePlan(tenant: Tenant): RequestHandler {
  return changeUser(tenant, ({ body }) => ({
    patch: { app_metadata: { plan: body.plan === 'full' ? 'full' : 'free' } },
    done: 'plan',
  }));
}
