import type { Adapter } from 'oidc-provider';
import type { Lookups } from '../store/lookups.ts';
import { toClientMetadata } from './client-metadata.ts';

/** Lets oidc-provider read applications from the store; it never writes them. */
export function findClientRecord(lookups: Lookups): Adapter {
  const readOnly = async () => {
    throw new Error('Applications are changed through the Management API only.');
  };
  return {
    async find(clientId) {
      const client = await lookups.client(clientId);
      return client && toClientMetadata(client);
    },
    upsert: readOnly,
    consume: readOnly,
    destroy: readOnly,
    revokeByGrantId: readOnly,
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
  };
}
