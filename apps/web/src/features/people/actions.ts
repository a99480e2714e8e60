'use server';

import * as contract from '@setlist/contracts/people';
import { z } from 'zod';
import { change } from '#lib/actions/perform.ts';

const Follow = z.object({ params: contract.followPerson.params, followed: z.boolean() });

/** Follows a person for the signed-in one, or no more. */
export async function setFollowed(madeFor: string, personId: string, followed: boolean) {
  return change(madeFor, Follow, { params: { personId }, followed }, async (api, { params, ...asked }) => {
    await (asked.followed ? api.followPerson({ params }) : api.unfollowPerson({ params }));
    return { body: asked.followed };
  });
}
