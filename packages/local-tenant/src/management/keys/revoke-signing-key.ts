import { ManagementError } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { requireSigningKey, signingKeyView } from './signing-key-view.ts';

/** Takes a previous key out of what is published: its tokens are refused from now on. Throws 400 for one in use. */
export async function revokeSigningKey(
  { tenant }: ManagementContext,
  { params }: RouteInput,
): Promise<unknown> {
  const key = await requireSigningKey(tenant.pool, params.kid);
  if (key.state === 'current' || key.state === 'next') {
    throw new ManagementError(
      400,
      'A key in use cannot be revoked: rotate first.',
      'operation_not_supported',
    );
  }
  const sql = `UPDATE signing_keys SET state = 'revoked', revoked_at = now() WHERE kid = $1`;
  await tenant.pool.query(sql, [key.kid]);
  await tenant.reloadKeys();
  return signingKeyView(await requireSigningKey(tenant.pool, key.kid));
}
