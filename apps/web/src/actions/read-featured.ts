'use server';

import { z } from 'zod';
import { perform } from '#server/perform.ts';

/** The featured list as it is now: what an editor merges with after somebody else was quicker. */
export async function readFeatured(madeFor: string) {
  return perform(madeFor, z.undefined(), undefined, (api) => api.getFeatured());
}
