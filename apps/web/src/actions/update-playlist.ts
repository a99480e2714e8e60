'use server';

import { updatePlaylist as contract } from '@setlist/contracts/playlists';
import { refresh } from 'next/cache';
import { z } from 'zod';
import { ifMatch, Version } from '#server/if-match.ts';
import { perform } from '#server/perform.ts';

const Input = z.object({ params: contract.params, version: Version, body: contract.body });

/** Renames a playlist, or changes who sees it; `version` is the one the page shows. */
export async function updatePlaylist(
  playlistId: string,
  version: number,
  body: { name?: string; visibility?: 'private' | 'public' },
) {
  const outcome = await perform(Input, { params: { playlistId }, version, body }, (api, input) =>
    api.updatePlaylist({ params: input.params, body: input.body, headers: ifMatch(input.version) }),
  );
  refresh();
  return outcome;
}
