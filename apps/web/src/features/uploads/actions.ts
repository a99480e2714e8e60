'use server';

import { getSong } from '@setlist/contracts/songs';
import { z } from 'zod';
import { perform } from '#lib/actions/perform.ts';

/** The genres that there are, and the person's favourite, which an uploaded song gets unless they choose another. */
export async function readGenres(madeFor: string) {
  return perform(madeFor, z.null(), null, async (api) => {
    const [genres, favourite] = await Promise.all([api.listGenres(), api.getFavouriteGenre()]);
    return { body: { names: genres.body.items.map(({ name }) => name), favourite: favourite.body ?? null } };
  });
}

/** One of the person's songs, such as the one that has a file already. */
export async function readSong(madeFor: string, songId: string) {
  return perform(madeFor, getSong.params, { songId }, (api, params) => api.getSong({ params }));
}
