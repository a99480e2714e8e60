'use server';

import { updateSong as contract } from '@setlist/contracts/songs';
import { z } from 'zod';
import { ifMatch, Version } from '#server/if-match.ts';
import { change } from '#server/perform.ts';

const Input = z.object({ params: contract.params, version: Version, body: contract.body });

/** Changes a song; `version` is the one the page shows. */
export async function updateSong(
  madeFor: string,
  songId: string,
  version: number,
  body: { songname: string; artist: string; genre: string },
) {
  return change(madeFor, Input, { params: { songId }, version, body }, (api, input) =>
    api.updateSong({ params: input.params, body: input.body, headers: ifMatch(input.version) }),
  );
}
