'use server';

import { createPlaylist as contract } from '@setlist/contracts/playlists';
import { refresh } from 'next/cache';
import { perform } from '#server/perform.ts';

/** Makes an empty playlist of the signed-in person. */
export async function createPlaylist(input: { name: string; visibility: 'private' | 'public' }) {
  const outcome = await perform(contract.body, input, (api, body) => api.createPlaylist({ body }));
  if (outcome.ok) refresh();
  return outcome;
}
