'use server';

import { setFavouriteGenre as contract } from '@setlist/contracts/genres';
import { change } from '#server/perform.ts';

/** Chooses the favourite genre; null chooses none. */
export async function setFavouriteGenre(madeFor: string, genre: string | null) {
  return change(madeFor, contract.body, { genre }, (api, body) => api.setFavouriteGenre({ body }));
}
