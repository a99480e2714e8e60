'use server';

import { z } from 'zod';
import { perform } from '#server/perform.ts';

/** Public playlists that an editor can feature: the most played of others, and the editor's own. */
export async function listFeaturable(madeFor: string) {
  return perform(madeFor, z.undefined(), undefined, async (api) => {
    const query = { limit: 100 };
    const [others, own] = await Promise.all([api.discoverPlaylists({ query }), api.listPlaylists({ query })]);
    const visible = own.body.items.filter(({ visibility }) => visibility === 'public');
    return { body: [...visible, ...others.body.items].sort((a, b) => b.plays - a.plays) };
  });
}
