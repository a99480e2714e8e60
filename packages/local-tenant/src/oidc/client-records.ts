import { createPublicKey } from 'node:crypto';
import type { Adapter, JWK } from 'oidc-provider';
import { type ClientRow, listPublicKeys } from '../store/clients.ts';
import type { Tenant } from '../tenant.ts';
import { toClientMetadata } from './client-metadata.ts';

/** Lets oidc-provider read applications from the store; it never writes them. */
export function findClientRecord({ lookups, pool }: Pick<Tenant, 'lookups' | 'pool'>): Adapter {
  // Not remembered: a key that was taken away opens nothing any more.
  const keysOf = async ({ client_id, data }: ClientRow): Promise<JWK[]> => {
    const { credentials = [] } = data.client_authentication_methods?.private_key_jwt ?? {};
    const keys = await listPublicKeys(
      pool,
      client_id,
      credentials.map(({ id = '' }) => id),
    );
    return keys.map(({ pem, kid, alg }) => ({ ...publicJwk(pem), kid, alg, use: 'sig' }));
  };
  const readOnly = async () => {
    throw new Error('Applications are changed through the Management API only.');
  };
  return {
    async find(clientId) {
      const client = await lookups.client(clientId);
      if (!client) return undefined;
      return toClientMetadata(client, client.data.client_authentication_methods && (await keysOf(client)));
    },
    upsert: readOnly,
    consume: readOnly,
    destroy: readOnly,
    revokeByGrantId: readOnly,
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
  };
}

function publicJwk(pem: string): JWK {
  return createPublicKey(pem).export({ format: 'jwk' }) as JWK;
}
