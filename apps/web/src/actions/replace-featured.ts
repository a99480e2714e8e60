'use server';

import { replaceFeatured as contract } from '@setlist/contracts/featured';
import { refresh } from 'next/cache';
import { z } from 'zod';
import { ifMatch, Version } from '#server/if-match.ts';
import { perform } from '#server/perform.ts';

const Input = z.object({ version: Version, body: contract.body });

/** Replaces the featured list; `version` is the one that was edited. */
export async function replaceFeatured(version: number, body: { headline: string; playlistIds: string[] }) {
  const outcome = await perform(Input, { version, body }, (api, input) =>
    api.replaceFeatured({ body: input.body, headers: ifMatch(input.version) }),
  );
  if (outcome.ok) refresh();
  return outcome;
}
