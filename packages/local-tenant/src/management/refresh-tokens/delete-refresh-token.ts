import { revokeFamily } from '../../store/refresh-tokens.ts';
import type { ManagementContext, RouteInput } from '../route.ts';

/**
 * Revokes a refresh token, with all that came of the same sign-in. That there is none is no error.
 * https://auth0.com/docs/api/management/v2/refresh-tokens/delete-refresh-token
 */
export async function deleteRefreshToken(
  { tenant }: ManagementContext,
  { params }: RouteInput,
): Promise<void> {
  await revokeFamily(tenant.pool, params.id ?? '');
}
