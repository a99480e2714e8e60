import type { ManagementContext, RouteInput } from '../route.ts';
import { requireSigningKey, signingKeyView } from './signing-key-view.ts';

/** Reads one signing key. Throws 404 when there is none. */
export async function getSigningKey({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  return signingKeyView(await requireSigningKey(tenant.pool, params.kid));
}
