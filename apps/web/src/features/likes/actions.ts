'use server';

import * as contract from '@setlist/contracts/songs';
import { z } from 'zod';
import { perform, performEach } from '#lib/actions/perform.ts';

const Like = z.object({ params: contract.likeSong.params, liked: z.boolean() });

/** Likes a song for the signed-in person, or no more. */
export async function setLiked(madeFor: string, songId: string, liked: boolean) {
  return perform(madeFor, Like, { params: { songId }, liked }, async (api, { params, ...asked }) => {
    await (asked.liked ? api.likeSong({ params }) : api.unlikeSong({ params }));
    return { body: asked.liked };
  });
}

/** A page of the songs that the person likes. */
export async function listLikedSongs(
  madeFor: string,
  query: { sort?: string; order?: string; cursor?: string; limit?: number },
) {
  return perform(madeFor, contract.listLikedSongs.query, query, (api, checked) =>
    api.listLikedSongs({ query: checked }),
  );
}

/** Likes songs for the signed-in person; those that they like already stay so. */
export async function likeSongs(madeFor: string, songIds: string[]) {
  return performEach(madeFor, songIds, (api, songId) => api.likeSong({ params: { songId } }), {
    changes: false,
  });
}
