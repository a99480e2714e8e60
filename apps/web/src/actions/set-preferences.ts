'use server';

import { setPreferences as contract, type Preferences } from '@setlist/contracts/profile';
import { perform } from '#server/perform.ts';

/** Changes theme and language in `user_metadata`. The session tells them once it is renewed. */
export async function setPreferences(madeFor: string, preferences: Preferences) {
  return perform(madeFor, contract.body, preferences, (api, body) => api.setPreferences({ body }));
}
