'use server';

import { listSongs as contract } from '@setlist/contracts/songs';
import { perform } from '#server/perform.ts';

/** A page of the person's songs, for a list that grows as one reads. */
export async function listSongs(madeFor: string, query: { q?: string; cursor?: string; limit?: number }) {
  return perform(madeFor, contract.query, query, (api, checked) => api.listSongs({ query: checked }));
}
