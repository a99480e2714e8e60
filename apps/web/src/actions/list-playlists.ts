'use server';

import { listPlaylists as contract } from '@setlist/contracts/playlists';
import { perform } from '#server/perform.ts';

/** The newest of the person's own playlists, to choose one from. */
export async function listPlaylists(madeFor: string) {
  return perform(madeFor, contract.query, { limit: 100 }, (api, query) => api.listPlaylists({ query }));
}
