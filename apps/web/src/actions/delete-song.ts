'use server';

import { deleteSong as contract } from '@setlist/contracts/songs';
import { refresh } from 'next/cache';
import { perform } from '#server/perform.ts';

/** Deletes a song of the signed-in person. */
export async function deleteSong(songId: string) {
  const outcome = await perform(contract.params, { songId }, (api, params) => api.deleteSong({ params }));
  refresh();
  return outcome;
}
