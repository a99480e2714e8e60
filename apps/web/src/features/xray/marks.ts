import {
  type ClaimProvenance,
  provenanceOfClaim as claim,
  type FieldProvenance,
  provenanceOf as field,
} from '@setlist/contracts/provenance';
import type { Home } from '#components/ui/tape.tsx';

/** A route of the API, as its contract has it. */
export interface Route {
  operationId: string;
  method: string;
  path: string;
}

/** Where a datum lives and what brought it to the page, as plain data. */
export interface Mark {
  home: Home;
  /** Short, for the tape: `playlists.name`. */
  key: string;
  /** As the contracts have them: `coalesce(sum(play_counts.plays), 0)`. */
  sources: string[];
  /** Of what the sources are our own copies. */
  copyOf?: string;
  /** The claims of the session's token, or the operation of the API, that brought it. */
  from: { claims: string[] } | Route;
}

const HOME_OF: Partial<Record<FieldProvenance['home'], Home>> = {
  user_metadata: 'user',
  app_metadata: 'app',
  postgres: 'db',
};

/** Throws for what has no tape, since it lives in none of the three homes. */
function mark(provenance: FieldProvenance | ClaimProvenance): Mark {
  const { key, sources, copyOf } = provenance;
  const home = HOME_OF[provenance.home];
  if (!home) throw new Error(`${key} has no tape: it lives in ${provenance.home}`);
  const from = 'claim' in provenance ? { claims: [provenance.claim] } : routeOf(provenance);
  return { home, key, sources, ...(copyOf !== undefined && { copyOf }), from };
}

function routeOf({ operationId, method, path }: FieldProvenance): Route {
  return { operationId, method, path };
}

/** The route that tells the metadata as they stand at the identity provider now. */
export const PROFILE_ROUTE = routeOf(field('getXrayProfile', 'user_id'));

/**
 * What X-ray can tell of, by names of our own. What it says of each comes from the contracts alone, and a field that
 * they do not have does not compile. The table is made on the server and handed to pages: xray-provider.tsx.
 */
export const MARKS = {
  displayName: mark(claim('displayName')),
  roles: mark(claim('roles')),
  plan: mark(claim('plan')),
  rights: {
    ...mark(claim('plan')),
    key: 'app_metadata.plan, .roles',
    sources: [...claim('plan').sources, ...claim('roles').sources],
    from: { claims: [claim('plan').claim, claim('roles').claim] },
  },
  theme: mark(claim('preferences', 'theme')),
  language: mark(claim('preferences', 'language')),

  favouriteGenre: mark(field('getFavouriteGenre', '')),
  genres: mark(field('listGenres', 'items[].name')),
  totalPlays: mark(field('getPlays', '')),

  ownSongs: mark(field('listSongs', 'items[].songname', 'items[].artist')),
  ownSong: mark(field('listSongs', 'items[].songname')),
  ownArtist: mark(field('listSongs', 'items[].artist')),
  ownGenre: mark(field('listSongs', 'items[].genre')),

  uploadedSong: mark(field('replaceSongAudio', 'songname')),

  ownPlaylists: mark(field('listPlaylists', 'items[].name', 'items[].plays')),
  othersPlaylists: mark(field('discoverPlaylists', 'items[].name', 'items[].plays')),

  playlistName: mark(field('getPlaylist', 'name')),
  playlistVisibility: mark(field('getPlaylist', 'visibility')),
  playlistOwner: mark(field('getPlaylist', 'owner.displayName')),
  playlistOwnerIsEditor: mark(field('getPlaylist', 'owner.editor')),
  playlistLength: mark(field('getPlaylist', 'songCount', 'durationMs')),
  playlistPlays: mark(field('getPlaylist', 'plays')),
  playlistSongs: mark(field('getPlaylist', 'songs[].songname', 'songs[].artist')),
  playlistSong: mark(field('getPlaylist', 'songs[].songname')),

  heardSong: mark(field('listHistory', 'items[].songname')),
  heardSongs: mark(field('listHistory', 'items[].songname', 'items[].heardAt')),
  yearSums: mark(field('getYear', 'heardMs', 'listens', 'songs')),
  yearByGenre: mark(field('getYear', 'byGenre[].genre', 'byGenre[].heardMs')),
  yearByHour: mark(field('getYear', 'byHour[].heardMs')),
  yearByMonth: mark(field('getYear', 'byMonth[].heardMs')),
  yearByPlaylist: mark(field('getYear', 'byPlaylist[].playlistName', 'byPlaylist[].heardMs')),
  yearTopSongs: mark(field('getYear', 'topSongs[].songname', 'topSongs[].listens')),

  likedSong: mark(field('listLikedSongs', 'items[].songname')),
  likedSongs: mark(field('listLikedSongs', 'items[].songname', 'items[].artist')),

  personName: mark(field('getPerson', 'displayName')),
  personIsEditor: mark(field('getPerson', 'editor')),
  personFollowers: mark(field('getPerson', 'followers')),
  personPlaylists: mark(field('listPersonPlaylists', 'items[].name', 'items[].plays')),
  followedPeople: mark(field('listFollowedPeople', 'items[].displayName')),

  foundSongs: mark(field('search', 'songs.items[].songname', 'songs.items[].artist')),
  foundPlaylists: mark(field('search', 'playlists.items[].name', 'playlists.items[].plays')),
  foundPeople: mark(field('search', 'people.items[].displayName')),

  featuredHeadline: mark(field('getFeatured', 'headline')),
  featuredPlaylists: mark(field('getFeatured', 'playlists[].name', 'playlists[].plays')),
  featuredBy: mark(field('getFeatured', 'updatedBy')),
  featuredHistory: mark(field('listFeaturedHistory', 'items[].headline', 'items[].editedAt')),
} satisfies Record<string, Mark>;

/** Names a mark of the table. */
export type MarkName = keyof typeof MARKS;
