'use server';

import { replaceFeatured as contract } from '@setlist/contracts/featured';
import { z } from 'zod';
import { ifMatch, Version } from '#server/if-match.ts';
import { change } from '#server/perform.ts';

const Input = z.object({ version: Version, body: contract.body });

/** Replaces the featured list; `version` is the one that was edited. */
export async function replaceFeatured(
  madeFor: string,
  version: number,
  body: { headline: string; playlistIds: string[] },
) {
  return change(madeFor, Input, { version, body }, (api, input) =>
    api.replaceFeatured({ body: input.body, headers: ifMatch(input.version) }),
  );
}
