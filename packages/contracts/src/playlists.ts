import { z } from 'zod';
import { defineContract } from './contract.ts';
import { inPostgres } from './origin.ts';
import { ifMatch, orderQuery, pageOf, pageQuery } from './paging.ts';
import { Song } from './songs.ts';
import { lineOfText } from './text.ts';

// One room: all of these routes answer with one object, with its songs or without.

/** Most songs a playlist holds. */
export const MAX_PLAYLIST_SONGS = 500;

/** Plays added up, as a source: of a playlist, or of all that a person has. */
export const PLAYS = 'coalesce(sum(play_counts.plays), 0)';

/** The name under which others see a person, as a source. */
export const SHOWN_NAME = "coalesce(users.display_name, 'user')";

const Visibility = inPostgres(z.enum(['private', 'public']), 'playlists.visibility').meta({
  id: 'Visibility',
});

/** What others see of a person, from our own copy. */
export const shownOfPerson = {
  displayName: inPostgres(z.string(), SHOWN_NAME, {
    copyOf: 'user_metadata.displayName',
  }),
  editor: inPostgres(z.boolean(), 'coalesce(role_syncs.editor, false)', { copyOf: 'app_metadata.roles' }),
};

/** Whose playlist it is. */
const Owner = z
  .strictObject({
    /** By what others find them; null where there is no copy of them. */
    personId: inPostgres(z.uuid().nullable(), 'users.person_id'),
    ...shownOfPerson,
  })
  .meta({ id: 'Owner' });

const summaryFields = {
  playlistId: inPostgres(z.uuid(), 'playlists.playlist_id'),
  name: inPostgres(z.string(), 'playlists.name'),
  visibility: Visibility,
  owner: Owner,
  /** The caller owns it. */
  mine: inPostgres(z.boolean(), 'playlists.user_id = sub'),
  plays: inPostgres(z.int(), PLAYS),
  // Of the view, which leaves out what its owner has taken back.
  songCount: inPostgres(z.int(), 'count(playlist_contents.song_id)'),
  durationMs: inPostgres(z.int(), 'coalesce(sum(playlist_contents.duration_ms), 0)'),
  version: inPostgres(z.int(), 'playlists.version'),
  updatedAt: inPostgres(z.iso.datetime(), 'playlists.updated_at'),
};

/** A playlist as lists show it. */
export const PlaylistSummary = z.strictObject(summaryFields).meta({ id: 'PlaylistSummary' });
export type PlaylistSummary = z.infer<typeof PlaylistSummary>;

/** The rows that a song of a playlist is made of: the song's own, and those that say whether it can be heard there. */
const GONE =
  "CASE WHEN playlist_contents.song_id IS NULL THEN CASE WHEN songs.song_id IS NULL THEN 'deleted' ELSE 'private' END END";

/**
 * A song as it stands in a playlist. One of somebody else may be gone: its owner made it `private` or `deleted` it. Then
 * nothing else is told of it any more, its name neither; it cannot be played and is not counted in the playlist's length.
 */
export const PlaylistSong = z
  .strictObject({
    songId: inPostgres(z.uuid(), 'playlist_songs.song_id'),
    songname: inPostgres(z.string().nullable(), 'songs.songname'),
    artist: inPostgres(z.string().nullable(), 'songs.artist'),
    genre: inPostgres(z.string().nullable(), 'songs.genre'),
    ...Song.pick({ durationMs: true, hasAudio: true, hasCover: true, beingMade: true, liked: true }).shape,
    gone: inPostgres(z.enum(['private', 'deleted']).nullable(), GONE),
  })
  .meta({ id: 'PlaylistSong' });
export type PlaylistSong = z.infer<typeof PlaylistSong>;

/** A playlist with its songs in order. */
export const Playlist = z
  .strictObject({ ...summaryFields, songs: z.array(PlaylistSong) })
  .meta({ id: 'Playlist' });
export type Playlist = z.infer<typeof Playlist>;

export const playlistParams = z.strictObject({ playlistId: z.uuid() });
const name = inPostgres(lineOfText({ max: 100 }), 'playlists.name');

export const listPlaylists = defineContract({
  method: 'get',
  path: '/playlists',
  tag: 'Playlists',
  summary:
    'The caller’s playlists, newest first unless told by `sort` and `order`; `visibility` leaves out the others',
  permission: 'user',
  query: z.strictObject({
    ...pageQuery,
    sort: z.enum(['added', 'name']).default('added'),
    ...orderQuery,
    visibility: Visibility.optional(),
  }),
  responses: { 200: { description: 'A page of playlists', body: pageOf(PlaylistSummary) } },
});

export const discoverPlaylists = defineContract({
  method: 'get',
  path: '/playlists/discover',
  tag: 'Playlists',
  summary: 'Public playlists of others, most played first',
  permission: 'user',
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'A page of playlists', body: pageOf(PlaylistSummary) } },
});

export const createPlaylist = defineContract({
  method: 'post',
  path: '/playlists',
  tag: 'Playlists',
  summary: 'Adds an empty playlist of the caller, private unless told',
  permission: 'user',
  query: z.strictObject({}),
  body: z.strictObject({ name, visibility: Visibility.default('private') }),
  responses: {
    201: { description: 'The new playlist, its address in `Location`', body: Playlist, etag: true },
  },
  problems: ['plan-limit'],
});

export const getPlaylist = defineContract({
  method: 'get',
  path: '/playlists/{playlistId}',
  tag: 'Playlists',
  summary: 'An own playlist, or a public one, with its songs',
  permission: 'user',
  params: playlistParams,
  query: z.strictObject({}),
  responses: { 200: { description: 'The playlist', body: Playlist, etag: true } },
});

export const copyPlaylist = defineContract({
  method: 'post',
  path: '/playlists/{playlistId}/copy',
  tag: 'Playlists',
  summary:
    'Makes a private playlist of the caller out of an own or a public one: the same name, and those of its songs that the caller may hear, in order',
  permission: 'user',
  params: playlistParams,
  query: z.strictObject({}),
  responses: {
    201: { description: 'The new playlist, its address in `Location`', body: Playlist, etag: true },
  },
  problems: ['plan-limit'],
});

export const updatePlaylist = defineContract({
  method: 'patch',
  path: '/playlists/{playlistId}',
  tag: 'Playlists',
  summary: 'Renames one of the caller’s playlists or changes who sees it',
  permission: 'user',
  params: playlistParams,
  query: z.strictObject({}),
  headers: ifMatch,
  body: z
    .strictObject({ name: name.optional(), visibility: Visibility.optional() })
    .refine((body) => Object.keys(body).length > 0, 'must name at least one field to change'),
  responses: { 200: { description: 'The playlist as it is now', body: Playlist, etag: true } },
  problems: ['version-mismatch', 'version-required'],
});

export const deletePlaylist = defineContract({
  method: 'delete',
  path: '/playlists/{playlistId}',
  tag: 'Playlists',
  summary: 'Deletes one of the caller’s playlists and the plays it had; for an hour it can be restored',
  permission: 'user',
  params: playlistParams,
  query: z.strictObject({}),
  responses: { 204: { description: 'It is gone' } },
});

export const restorePlaylist = defineContract({
  method: 'post',
  path: '/playlists/{playlistId}/restore',
  tag: 'Playlists',
  summary:
    'Puts one of the caller’s playlists back as it was when they deleted it, within an hour: with its songs and its plays',
  permission: 'user',
  params: playlistParams,
  query: z.strictObject({}),
  responses: { 200: { description: 'The playlist, now or already', body: Playlist, etag: true } },
  problems: ['plan-limit'],
});

export const replacePlaylistSongs = defineContract({
  method: 'put',
  path: '/playlists/{playlistId}/songs',
  tag: 'Playlists',
  summary:
    'Replaces the songs of one of the caller’s playlists, in this order: own songs, others’ that they publish, and what stands in it already, gone or not',
  permission: 'user',
  params: playlistParams,
  query: z.strictObject({}),
  headers: ifMatch,
  body: z.strictObject({
    songIds: inPostgres(z.array(z.uuid()).max(MAX_PLAYLIST_SONGS), 'playlist_songs.song_id'),
  }),
  responses: { 200: { description: 'The playlist as it is now', body: Playlist, etag: true } },
  problems: ['version-mismatch', 'version-required'],
});
