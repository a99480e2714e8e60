'use server';

import * as contract from '@setlist/contracts/playlists';
import { z } from 'zod';
import { change, ifMatch, perform, Version } from '#lib/actions/perform.ts';

/** A page of the person's own playlists, newest first, to choose one from. */
export async function listPlaylists(madeFor: string, cursor?: string) {
  return perform(madeFor, contract.listPlaylists.query, { limit: 100, cursor }, (api, query) =>
    api.listPlaylists({ query }),
  );
}

/** A playlist with its songs, for playing it from anywhere. */
export async function readPlaylist(madeFor: string, playlistId: string) {
  return perform(madeFor, contract.getPlaylist.params, { playlistId }, (api, params) =>
    api.getPlaylist({ params }),
  );
}

/** Makes an empty playlist of the signed-in person. */
export async function createPlaylist(
  madeFor: string,
  input: { name: string; visibility: 'private' | 'public' },
) {
  return change(madeFor, contract.createPlaylist.body, input, (api, body) => api.createPlaylist({ body }));
}

/** Makes a private copy of a playlist that the person may see. */
export async function copyPlaylist(madeFor: string, playlistId: string) {
  return change(madeFor, contract.copyPlaylist.params, { playlistId }, (api, params) =>
    api.copyPlaylist({ params }),
  );
}

const Update = z.object({
  params: contract.updatePlaylist.params,
  version: Version,
  body: contract.updatePlaylist.body,
});

/** Renames a playlist, or changes who sees it; `version` is the one the page shows. */
export async function updatePlaylist(
  madeFor: string,
  playlistId: string,
  version: number,
  body: { name?: string; visibility?: 'private' | 'public' },
) {
  return change(madeFor, Update, { params: { playlistId }, version, body }, (api, input) =>
    api.updatePlaylist({ params: input.params, body: input.body, headers: ifMatch(input.version) }),
  );
}

const ReplaceSongs = z.object({
  params: contract.replacePlaylistSongs.params,
  version: Version,
  body: contract.replacePlaylistSongs.body,
});

/** Gives a playlist these songs in this order; `version` is the one that was changed. */
export async function replacePlaylistSongs(
  madeFor: string,
  playlistId: string,
  version: number,
  songIds: string[],
) {
  return change(madeFor, ReplaceSongs, { params: { playlistId }, version, body: { songIds } }, (api, input) =>
    api.replacePlaylistSongs({ params: input.params, body: input.body, headers: ifMatch(input.version) }),
  );
}

/** Deletes a playlist of the signed-in person, with the plays it had. */
export async function deletePlaylist(madeFor: string, playlistId: string) {
  return perform(madeFor, contract.deletePlaylist.params, { playlistId }, (api, params) =>
    api.deletePlaylist({ params }),
  );
}

/** Brings a playlist back that the signed-in person has deleted. */
export async function restorePlaylist(madeFor: string, playlistId: string) {
  return change(madeFor, contract.restorePlaylist.params, { playlistId }, (api, params) =>
    api.restorePlaylist({ params }),
  );
}
