'use server';

import { setFavouriteGenre as genreContract } from '@setlist/contracts/genres';
import * as contract from '@setlist/contracts/profile';
import { change, perform } from '#lib/actions/perform.ts';

/** Changes the display name in `user_metadata`. The session tells it once it is renewed. */
export async function setDisplayName(madeFor: string, displayName: string) {
  return perform(madeFor, contract.setDisplayName.body, { displayName }, (api, body) =>
    api.setDisplayName({ body }),
  );
}

/** Changes theme and language in `user_metadata`. The session tells them once it is renewed. */
export async function setPreferences(madeFor: string, preferences: contract.Preferences) {
  return perform(madeFor, contract.setPreferences.body, preferences, (api, body) =>
    api.setPreferences({ body }),
  );
}

/** Chooses the favourite genre, which is kept in Postgres; null chooses none. */
export async function setFavouriteGenre(madeFor: string, genre: string | null) {
  return change(madeFor, genreContract.body, { genre }, (api, body) => api.setFavouriteGenre({ body }));
}
