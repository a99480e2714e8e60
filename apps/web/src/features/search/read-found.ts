import { ApiProblem } from '@setlist/contracts';
import type { Found } from '@setlist/contracts/search';
import { api, orUnavailable, type Unavailable } from '#lib/api.ts';

export const KINDS = ['songs', 'playlists', 'people'] as const;
export type Kind = (typeof KINDS)[number];

interface Asked {
  q: string;
  kind: Kind | undefined;
  cursor: string | undefined;
}

const OF_EACH = 10;
const OF_ONE = 50;
const NONE = { items: [], nextCursor: null };

/** What a page of results shows: the first of each kind, or a page of one; the first where the cursor is none. */
export function readFound({ q, kind, cursor }: Asked): Promise<Found | Unavailable> {
  return orUnavailable(ask({ q, kind, cursor }).then((body) => ({ body })));
}

async function ask({ q, kind, cursor }: Asked): Promise<Found> {
  const client = await api();
  const none: Found = { songs: NONE, playlists: NONE, people: NONE };
  const page = async (from?: string): Promise<Found> => {
    const query = { q, limit: OF_ONE, ...(from && { cursor: from }) };
    if (kind === 'songs') return { ...none, songs: (await client.searchSongs({ query })).body };
    if (kind === 'playlists') return { ...none, playlists: (await client.searchPlaylists({ query })).body };
    if (kind === 'people') return { ...none, people: (await client.searchPeople({ query })).body };
    return (await client.search({ query: { q, limit: OF_EACH } })).body;
  };
  return page(cursor).catch((error) => {
    if (cursor && error instanceof ApiProblem && error.problem.status === 422) return page();
    throw error;
  });
}
