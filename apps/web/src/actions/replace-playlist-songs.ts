'use server';

import { replacePlaylistSongs as contract } from '@setlist/contracts/playlists';
import { z } from 'zod';
import { ifMatch, Version } from '#server/if-match.ts';
import { change } from '#server/perform.ts';

const Input = z.object({ params: contract.params, version: Version, body: contract.body });

/** Gives a playlist these songs in this order; `version` is the one that was changed. */
export async function replacePlaylistSongs(
  madeFor: string,
  playlistId: string,
  version: number,
  songIds: string[],
) {
  return change(madeFor, Input, { params: { playlistId }, version, body: { songIds } }, (api, input) =>
    api.replacePlaylistSongs({ params: input.params, body: input.body, headers: ifMatch(input.version) }),
  );
}
