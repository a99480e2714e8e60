import { deleteSession as endSession } from '../../store/sessions.ts';
import type { ManagementContext, RouteInput } from '../route.ts';

/**
 * Ends one session; refresh tokens that came of it stay. That there is none is no error.
 * https://auth0.com/docs/api/management/v2/sessions/delete-session
 */
export async function deleteSession({ tenant }: ManagementContext, { params }: RouteInput): Promise<void> {
  await endSession(tenant.pool, params.id ?? '');
}
