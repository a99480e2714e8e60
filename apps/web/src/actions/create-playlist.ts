'use server';

import { createPlaylist as contract } from '@setlist/contracts/playlists';
import { change } from '#server/perform.ts';

/** Makes an empty playlist of the signed-in person. */
export async function createPlaylist(
  madeFor: string,
  input: { name: string; visibility: 'private' | 'public' },
) {
  return change(madeFor, contract.body, input, (api, body) => api.createPlaylist({ body }));
}
