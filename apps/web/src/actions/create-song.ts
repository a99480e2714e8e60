'use server';

import { createSong as contract } from '@setlist/contracts/songs';
import { refresh } from 'next/cache';
import { perform } from '#server/perform.ts';

/** Adds a song of the signed-in person. */
export async function createSong(input: { songname: string; artist: string; genre: string }) {
  const outcome = await perform(contract.body, input, (api, body) => api.createSong({ body }));
  if (outcome.ok) refresh();
  return outcome;
}
