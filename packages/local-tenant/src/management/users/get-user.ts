import type { z } from 'zod';
import { type UserView, userView } from '../../domain/user-view.ts';
import { requireOwnAccount } from '../own-account.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { type fieldsQuery, selectFields } from '../select-fields.ts';
import { requireUser } from './require-user.ts';

export const GET_USER_SCOPES = ['read:users', 'read:current_user', 'read:user_idp_tokens'];

/** Reads one user. Throws 404 when there is none, 403 for another's account with `read:current_user` alone. */
export async function getUser(
  { tenant, caller }: ManagementContext,
  { params, query }: RouteInput<z.infer<typeof fieldsQuery>>,
): Promise<Partial<UserView>> {
  const { id = '' } = params;
  requireOwnAccount(caller, id, GET_USER_SCOPES);
  const user = await requireUser(tenant.pool, id);
  return selectFields(userView(tenant.issuer, user), query);
}
