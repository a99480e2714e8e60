import type { Request, RequestHandler } from 'express';
import { ManagementError } from '../../management/errors.ts';
import { deleteUserRoute, patchUserRoute } from '../../management/users/users.routes.ts';
import { findUser } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { callManagement } from '../call-management.ts';
import type { Done } from '../frame/send-page.ts';
import { toPerson, userHref } from './person.ts';
import { sendUserPage, type UserPageOptions } from './show-user.ts';

/** A change that a form asks for: the body of a PATCH, undefined for none, and what to say afterwards. */
interface UserChange {
  patch: Record<string, unknown> | undefined;
  done: Done;
  /** How the page looks when the change is refused. */
  whenRefused?: (message: string) => UserPageOptions;
}

/**
 * Makes a form's handler: PATCHes the user as the Management API does and goes back to their page, or shows the page
 * with what is wrong and changes nothing. A `RefusedChange` that `read` throws is shown likewise.
 */
export function changeUser(
  tenant: Tenant,
  read: (request: Request, userId: string) => Promise<UserChange> | UserChange,
): RequestHandler {
  return async (request, response) => {
    const userId = String(request.params.id);
    let change: UserChange | undefined;
    try {
      change = await read(request, userId);
      const { patch, done } = change;
      if (patch)
        await callManagement(tenant, patchUserRoute, {
          params: { id: userId },
          body: patch,
          ip: request.ip,
        });
      response.redirect(303, `${userHref(userId)}?done=${patch ? done : 'unchanged'}`);
    } catch (error) {
      if (error instanceof RefusedChange) return sendUserPage(tenant, response, userId, error.page);
      if (!(error instanceof ManagementError)) throw error;
      const options = change?.whenRefused?.(error.message) ?? { refused: error.message };
      await sendUserPage(tenant, response, userId, { status: error.statusCode, ...options });
    }
  };
}

/** A form that cannot be turned into a PATCH; carries how the user's page shows it. */
export class RefusedChange extends Error {
  readonly page: UserPageOptions;

  constructor(message: string, page: UserPageOptions = { refused: message }) {
    super(message);
    this.page = { status: 400, ...page };
  }
}

/** Blocks a user, or lets them in again. */
export function changeBlocked(tenant: Tenant): RequestHandler {
  return changeUser(tenant, ({ body }) => {
    const blocked = body.blocked === 'true';
    return { patch: { blocked }, done: blocked ? 'blocked' : 'unblocked' };
  });
}

/** Sets `app_metadata.plan`. */
export function changePlan(tenant: Tenant): RequestHandler {
  return changeUser(tenant, ({ body }) => ({
    patch: { app_metadata: { plan: body.plan === 'full' ? 'full' : 'free' } },
    done: 'plan',
  }));
}

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

/** Deletes a user as the Management API does, and goes back to the list. */
export function deleteUser(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const params = { id: String(request.params.id) };
    await callManagement(tenant, deleteUserRoute, { params, ip: request.ip });
    response.redirect(303, '/dashboard/users?done=deleted');
  };
}
