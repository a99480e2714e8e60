'use server';

import { replacePlaylistSongs as contract } from '@setlist/contracts/playlists';
import { refresh } from 'next/cache';
import { z } from 'zod';
import { ifMatch, Version } from '#server/if-match.ts';
import { perform } from '#server/perform.ts';

const Input = z.object({ params: contract.params, version: Version, body: contract.body });

/** Gives a playlist these songs in this order; `version` is the one that was changed. */
export async function replacePlaylistSongs(playlistId: string, version: number, songIds: string[]) {
  const outcome = await perform(Input, { params: { playlistId }, version, body: { songIds } }, (api, input) =>
    api.replacePlaylistSongs({ params: input.params, body: input.body, headers: ifMatch(input.version) }),
  );
  refresh();
  return outcome;
}
