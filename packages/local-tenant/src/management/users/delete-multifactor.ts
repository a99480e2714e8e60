import { z } from 'zod';
import { updateUser } from '../../store/users.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { validate } from '../validate.ts';
import { requireUser } from './require-user.ts';

const pathSchema = z.looseObject({
  provider: z.enum(['duo', 'google-authenticator']).describe('The multi-factor provider.'),
});

/** Takes a second factor away from a user. */
export async function deleteMultifactor(
  { tenant }: ManagementContext,
  { params }: RouteInput,
): Promise<void> {
  const { provider } = validate('Path', pathSchema, params);
  const user = await requireUser(tenant.pool, params.id);
  const left = (user.multifactor ?? []).filter((factor) => factor !== provider);
  await updateUser(tenant.pool, user.user_id, { multifactor: left.length > 0 ? left : null });
}
