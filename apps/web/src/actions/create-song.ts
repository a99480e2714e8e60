'use server';

import { createSong as contract } from '@setlist/contracts/songs';
import { change } from '#server/perform.ts';

/** Adds a song of the signed-in person. */
export async function createSong(
  madeFor: string,
  input: { songname: string; artist: string; genre: string },
) {
  return change(madeFor, contract.body, input, (api, body) => api.createSong({ body }));
}
