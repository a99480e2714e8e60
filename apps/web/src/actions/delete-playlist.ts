'use server';

import { deletePlaylist as contract } from '@setlist/contracts/playlists';
import { perform } from '#server/perform.ts';

/** Deletes a playlist of the signed-in person, with the plays it had. */
export async function deletePlaylist(madeFor: string, playlistId: string) {
  return perform(madeFor, contract.params, { playlistId }, (api, params) => api.deletePlaylist({ params }));
}
