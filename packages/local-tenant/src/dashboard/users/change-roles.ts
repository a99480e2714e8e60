import type { RequestHandler } from 'express';
import { findUser } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { changeUser, RefusedChange } from './change-user.ts';
import { toPerson } from './person.ts';

/** Gives a role (`add`) or takes one away (`remove`) in `app_metadata.roles`, and touches no other. */
export function changeRoles(tenant: Tenant): RequestHandler {
  return changeUser(tenant, async ({ body }, userId) => {
    const added = String(body.add ?? '').trim();
    if (body.remove === undefined && !/^[\w:.-]{1,64}$/.test(added))
      throw new RefusedChange(
        'A role is one word of letters, digits, and the signs _ : . and -, at most 64 long.',
      );
    const user = await findUser(tenant.pool, userId);
    const roles = (user ? toPerson(user).roles : []).filter((role) => role !== body.remove && role !== added);
    return { patch: { app_metadata: { roles: added ? [...roles, added] : roles } }, done: 'roles' };
  });
}
