import type { RequestHandler } from 'express';
import { ManagementError } from '../../management/errors.ts';
import { createUserRoute } from '../../management/users/users.routes.ts';
import { DATABASE_CONNECTION } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { callManagement } from '../call-management.ts';
import { sendPage } from '../frame/send-page.ts';
import { newUserPage } from './new-user-page.ts';
import { userHref } from './person.ts';

/** Adds a user with email and password as the Management API does, and goes to their page. */
export function createUser(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const { email, name, password } = request.body as Record<string, string>;
    const body = { connection: DATABASE_CONNECTION, email, password, ...(name && { name }) };
    try {
      const user = await callManagement(tenant, createUserRoute, { body, ip: request.ip });
      response.redirect(303, `${userHref(user.user_id)}?done=created`);
    } catch (error) {
      if (!(error instanceof ManagementError)) throw error;
      const form = newUserPage(tenant, { email, name, refused: error.message });
      sendPage(
        tenant,
        response,
        { title: 'New user', section: 'People', live: [], body: form },
        error.statusCode,
      );
    }
  };
}
