import type { RequestHandler } from 'express';
import { deleteUserRoute } from '../../management/users/users.routes.ts';
import type { Tenant } from '../../tenant.ts';
import { callManagement } from '../call-management.ts';

/** Deletes a user as the Management API does, and goes back to the list. */
export function deleteUser(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const params = { id: String(request.params.id) };
    await callManagement(tenant, deleteUserRoute, { params, ip: request.ip });
    response.redirect(303, '/dashboard/users?done=deleted');
  };
}
