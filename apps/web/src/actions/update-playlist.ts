'use server';

import { updatePlaylist as contract } from '@setlist/contracts/playlists';
import { z } from 'zod';
import { ifMatch, Version } from '#server/if-match.ts';
import { change } from '#server/perform.ts';

const Input = z.object({ params: contract.params, version: Version, body: contract.body });

/** Renames a playlist, or changes who sees it; `version` is the one the page shows. */
export async function updatePlaylist(
  madeFor: string,
  playlistId: string,
  version: number,
  body: { name?: string; visibility?: 'private' | 'public' },
) {
  return change(madeFor, Input, { params: { playlistId }, version, body }, (api, input) =>
    api.updatePlaylist({ params: input.params, body: input.body, headers: ifMatch(input.version) }),
  );
}
