import type { ManagementContext, RouteInput } from '../route.ts';
import { requireSession } from './require-session.ts';
import { sessionView } from './session-view.ts';

/**
 * Shows one session. Throws 404 when there is none.
 * https://auth0.com/docs/api/management/v2/sessions/get-session
 */
export async function getSession({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  return sessionView(await requireSession(tenant.pool, params.id));
}
