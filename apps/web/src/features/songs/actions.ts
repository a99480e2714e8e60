'use server';

import * as contract from '@setlist/contracts/songs';
import { z } from 'zod';
import { change, ifMatch, perform, performEach, Version } from '#lib/actions/perform.ts';

/** A page of the person's songs, for a list that grows as one reads. */
export async function listSongs(
  madeFor: string,
  query: { q?: string; genre?: string; sort?: string; order?: string; cursor?: string; limit?: number },
) {
  return perform(madeFor, contract.listSongs.query, query, (api, checked) =>
    api.listSongs({ query: checked }),
  );
}

interface SongFields {
  songname: string;
  artist: string;
  genre: string;
}

/** Adds a song of the signed-in person. */
export async function createSong(madeFor: string, song: SongFields) {
  return change(madeFor, contract.createSong.body, song, (api, body) => api.createSong({ body }));
}

const Update = z.object({
  params: contract.updateSong.params,
  version: Version,
  body: contract.updateSong.body,
});

/** Changes a song; `version` is the one the page shows. */
export async function updateSong(madeFor: string, songId: string, version: number, body: SongFields) {
  return change(madeFor, Update, { params: { songId }, version, body }, (api, input) =>
    api.updateSong({ params: input.params, body: input.body, headers: ifMatch(input.version) }),
  );
}

const Sound = z.object({ params: contract.createSound.params, body: contract.createSound.body });

/** Lets Setlist make a sound of a song that has no file. */
export async function createSound(
  madeFor: string,
  songId: string,
  body: { mood?: string | undefined; seed: number },
) {
  return change(madeFor, Sound, { params: { songId }, body }, (api, input) => api.createSound(input));
}

/** Deletes a song of the signed-in person. */
export async function deleteSong(madeFor: string, songId: string) {
  return change(madeFor, contract.deleteSong.params, { songId }, (api, params) => api.deleteSong({ params }));
}

/** Brings a song back that the signed-in person has deleted. */
export async function restoreSong(madeFor: string, songId: string) {
  return change(madeFor, contract.restoreSong.params, { songId }, (api, params) =>
    api.restoreSong({ params }),
  );
}

/** Deletes songs of the signed-in person. */
export async function deleteSongs(madeFor: string, songIds: string[]) {
  return performEach(madeFor, songIds, (api, songId) => api.deleteSong({ params: { songId } }), {
    changes: true,
  });
}

/** Brings songs back that the signed-in person has deleted. */
export async function restoreSongs(madeFor: string, songIds: string[]) {
  return performEach(madeFor, songIds, (api, songId) => api.restoreSong({ params: { songId } }), {
    changes: true,
  });
}
