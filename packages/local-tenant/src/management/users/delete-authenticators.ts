import { updateUser } from '../../store/users.ts';
import { userNotFound } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';

/** Takes every second factor away from a user. */
export async function deleteAuthenticators(
  { tenant }: ManagementContext,
  { params }: RouteInput,
): Promise<void> {
  const updated = await updateUser(tenant.pool, params.id ?? '', { multifactor: null });
  if (!updated) throw userNotFound();
}
