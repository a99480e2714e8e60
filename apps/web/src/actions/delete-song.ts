'use server';

import { deleteSong as contract } from '@setlist/contracts/songs';
import { change } from '#server/perform.ts';

/** Deletes a song of the signed-in person. */
export async function deleteSong(madeFor: string, songId: string) {
  return change(madeFor, contract.params, { songId }, (api, params) => api.deleteSong({ params }));
}
