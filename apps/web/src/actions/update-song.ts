'use server';

import { updateSong as contract } from '@setlist/contracts/songs';
import { refresh } from 'next/cache';
import { z } from 'zod';
import { ifMatch, Version } from '#server/if-match.ts';
import { perform } from '#server/perform.ts';

const Input = z.object({ params: contract.params, version: Version, body: contract.body });

/** Changes a song; `version` is the one the page shows. */
export async function updateSong(
  songId: string,
  version: number,
  body: { songname: string; artist: string; genre: string },
) {
  const outcome = await perform(Input, { params: { songId }, version, body }, (api, input) =>
    api.updateSong({ params: input.params, body: input.body, headers: ifMatch(input.version) }),
  );
  refresh();
  return outcome;
}
