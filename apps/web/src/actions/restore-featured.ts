'use server';

import { restoreFeatured as contract } from '@setlist/contracts/featured';
import { z } from 'zod';
import { ifMatch, Version } from '#server/if-match.ts';
import { change } from '#server/perform.ts';

const Input = z.object({ version: Version, body: contract.body });

/** Brings an earlier version of the featured list back as the newest one; `version` is the one the page shows. */
export async function restoreFeatured(madeFor: string, version: number, earlier: number) {
  return change(madeFor, Input, { version, body: { version: earlier } }, (api, input) =>
    api.restoreFeatured({ body: input.body, headers: ifMatch(input.version) }),
  );
}
