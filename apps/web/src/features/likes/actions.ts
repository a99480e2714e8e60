'use server';

import * as contract from '@setlist/contracts/songs';
import { z } from 'zod';
import { perform } from '#lib/actions/perform.ts';

const Like = z.object({ params: contract.likeSong.params, liked: z.boolean() });

/** Likes a song for the signed-in person, or no more. */
export async function setLiked(madeFor: string, songId: string, liked: boolean) {
  return perform(madeFor, Like, { params: { songId }, liked }, async (api, { params, ...asked }) => {
    await (asked.liked ? api.likeSong({ params }) : api.unlikeSong({ params }));
    return { body: asked.liked };
  });
}

/** A page of the songs that the person likes, newest like first. */
export async function listLikedSongs(madeFor: string, cursor?: string) {
  return perform(madeFor, contract.listLikedSongs.query, { limit: 100, cursor }, (api, query) =>
    api.listLikedSongs({ query }),
  );
}
