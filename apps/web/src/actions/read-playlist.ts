'use server';

import { getPlaylist as contract } from '@setlist/contracts/playlists';
import { perform } from '#server/perform.ts';

/** A playlist with its songs, for playing it from anywhere. */
export async function readPlaylist(madeFor: string, playlistId: string) {
  return perform(madeFor, contract.params, { playlistId }, (api, params) => api.getPlaylist({ params }));
}
