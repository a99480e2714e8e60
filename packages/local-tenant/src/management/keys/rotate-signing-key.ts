import { inTransaction } from '../../store/database.ts';
import { rotateSigningKeys } from '../../store/signing-keys.ts';
import { ManagementError } from '../errors.ts';
import type { ManagementContext } from '../route.ts';
import { requireSigningKey, signingKeyView } from './signing-key-view.ts';

/**
 * Signs with the next key from now on. It was published before, so that those who verify tokens know it already; the
 * key before it stays published, so that its tokens stay good until they end.
 */
export async function rotateSigningKey({ tenant }: ManagementContext): Promise<unknown> {
  if (tenant.switches.take('keyRotation', '')?.allowed === false)
    throw new ManagementError(429, 'Global limit has been reached', 'too_many_requests');
  const kid = await inTransaction(tenant.pool, rotateSigningKeys);
  await tenant.reloadKeys();
  return signingKeyView(await requireSigningKey(tenant.pool, kid));
}
