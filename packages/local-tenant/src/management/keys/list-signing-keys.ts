import type { ManagementContext } from '../route.ts';
import { readSigningKeys, signingKeyView } from './signing-key-view.ts';

/** Lists the signing keys with their state. */
export async function listSigningKeys({ tenant }: ManagementContext): Promise<unknown> {
  return Promise.all((await readSigningKeys(tenant.pool)).map(signingKeyView));
}
