'use server';

import { setFavouriteGenre as contract } from '@setlist/contracts/genres';
import { refresh } from 'next/cache';
import { perform } from '#server/perform.ts';

/** Chooses the favourite genre; null chooses none. */
export async function setFavouriteGenre(genre: string | null) {
  const outcome = await perform(contract.body, { genre }, (api, body) => api.setFavouriteGenre({ body }));
  if (outcome.ok) refresh();
  return outcome;
}
