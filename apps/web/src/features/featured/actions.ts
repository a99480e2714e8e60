'use server';

import * as contract from '@setlist/contracts/featured';
import { pageQuery } from '@setlist/contracts/paging';
import { z } from 'zod';
import { change, ifMatch, perform, Version } from '#lib/actions/perform.ts';

/** Where the next pages of two lists begin, each unless it is at its end. */
const Places = z.object({ others: pageQuery.cursor, own: pageQuery.cursor });

const AT_END = { body: { items: [], nextCursor: null } };

/** A page of the public playlists that an editor can feature: the most played of others, and the editor's own. */
export async function listFeaturable(madeFor: string, from?: z.input<typeof Places>) {
  return perform(madeFor, Places.optional(), from, async (api, places) => {
    const query = (cursor: string | undefined) => ({ query: { limit: 100, cursor } });
    const [others, own] = await Promise.all([
      places && !places.others ? AT_END : api.discoverPlaylists(query(places?.others)),
      places && !places.own ? AT_END : api.listPlaylists(query(places?.own)),
    ]);
    const visible = own.body.items.filter(({ visibility }) => visibility === 'public');
    const items = [...visible, ...others.body.items].sort((a, b) => b.plays - a.plays);
    const next = { others: others.body.nextCursor ?? undefined, own: own.body.nextCursor ?? undefined };
    return { body: { items, nextCursor: next.others || next.own ? next : null } };
  });
}

/** The featured list as it is now: what an editor merges with after somebody else was quicker. */
export async function readFeatured(madeFor: string) {
  return perform(madeFor, z.undefined(), undefined, (api) => api.getFeatured());
}

const Replace = z.object({ version: Version, body: contract.replaceFeatured.body });

/** Replaces the featured list; `version` is the one that was edited. */
export async function replaceFeatured(
  madeFor: string,
  version: number,
  body: { headline: string; playlistIds: string[] },
) {
  return change(madeFor, Replace, { version, body }, (api, input) =>
    api.replaceFeatured({ body: input.body, headers: ifMatch(input.version) }),
  );
}

const Restore = z.object({ version: Version, body: contract.restoreFeatured.body });

/** Brings an earlier version of the featured list back as the newest one; `version` is the one the page shows. */
export async function restoreFeatured(madeFor: string, version: number, earlier: number) {
  return change(madeFor, Restore, { version, body: { version: earlier } }, (api, input) =>
    api.restoreFeatured({ body: input.body, headers: ifMatch(input.version) }),
  );
}
