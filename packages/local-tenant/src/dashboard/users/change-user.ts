import type { Request, RequestHandler } from 'express';
import { ManagementError } from '../../management/errors.ts';
import { patchUserRoute } from '../../management/users/users.routes.ts';
import type { Tenant } from '../../tenant.ts';
import { callManagement } from '../call-management.ts';
import type { Done } from '../frame/done.ts';
import { userHref } from './person.ts';
import { sendUserPage, type UserPageOptions } from './send-user-page.ts';

/** A change that a form asks for: the body of a PATCH, undefined for none, and what to say afterwards. */
export interface UserChange {
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
