'use server';

import { restoreFeatured as contract } from '@setlist/contracts/featured';
import { refresh } from 'next/cache';
import { z } from 'zod';
import { ifMatch, Version } from '#server/if-match.ts';
import { perform } from '#server/perform.ts';

const Input = z.object({ version: Version, body: contract.body });

/** Brings an earlier version of the featured list back as the newest one; `version` is the one the page shows. */
export async function restoreFeatured(version: number, earlier: number) {
  const outcome = await perform(Input, { version, body: { version: earlier } }, (api, input) =>
    api.restoreFeatured({ body: input.body, headers: ifMatch(input.version) }),
  );
  refresh();
  return outcome;
}
