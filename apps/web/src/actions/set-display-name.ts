'use server';

import { setDisplayName as contract } from '@setlist/contracts/profile';
import { perform } from '#server/perform.ts';

/** Changes the display name in `user_metadata`. The session tells it once it is renewed. */
export async function setDisplayName(madeFor: string, displayName: string) {
  return perform(madeFor, contract.body, { displayName }, (api, body) => api.setDisplayName({ body }));
}
