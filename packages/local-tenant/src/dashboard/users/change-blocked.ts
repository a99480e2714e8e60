import type { RequestHandler } from 'express';
import type { Tenant } from '../../tenant.ts';
import { changeUser } from './change-user.ts';

/** Blocks a user, or lets them in again. */
export function changeBlocked(tenant: Tenant): RequestHandler {
  return changeUser(tenant, ({ body }) => {
    const blocked = body.blocked === 'true';
    return { patch: { blocked }, done: blocked ? 'blocked' : 'unblocked' };
  });
}
