import { z } from 'zod';
import { defineContract } from './contract.ts';
import { inPostgres } from './origin.ts';
import { fromDigits, pageOf, pageQuery } from './paging.ts';
import { PlaylistSong } from './playlists.ts';
import { isTimeZone } from './time-zone.ts';

// One room: what somebody heard, listed and added up.

/** Why the listener cannot hear a song any more, from the row that there still is and from whether its owner shows it. */
const GONE =
  "CASE WHEN songs.song_id IS NULL THEN 'deleted' WHEN songs.user_id <> sub AND published_songs.song_id IS NULL THEN 'private' END";

const gone = inPostgres(PlaylistSong.shape.gone.unwrap().nullable(), GONE);
const songId = inPostgres(z.uuid(), 'listens.song_id');
const { songname, artist, genre, durationMs, hasAudio, hasCover, liked } = PlaylistSong.shape;
const playlistName = inPostgres(z.string().nullable(), 'playlists.name');
/** It was heard from a playlist that the listener cannot open any more. */
const playlistGone = inPostgres(
  z.boolean(),
  'listens.playlist_id IS NOT NULL AND playlists.playlist_id IS NULL',
);

/**
 * Something that the caller heard. Of a song that is gone, and of a playlist that is, nothing is told but that; one heard
 * on its own has no playlist.
 */
export const Listen = z
  .strictObject({
    listenId: inPostgres(z.uuid(), 'listens.listen_id'),
    songId,
    ...{ songname, artist, genre, durationMs, hasAudio, hasCover, liked, gone },
    playlistId: inPostgres(z.uuid().nullable(), 'listens.playlist_id'),
    playlistName,
    /** Null, too, where there is no copy of that person. */
    playlistOwner: inPostgres(z.string().nullable(), 'users.display_name', {
      copyOf: 'user_metadata.displayName',
    }),
    playlistMine: inPostgres(z.boolean().nullable(), 'playlists.user_id = sub'),
    playlistGone,
    heardAt: inPostgres(z.iso.datetime(), 'listens.heard_at'),
    heardMs: inPostgres(z.int(), 'listens.heard_ms'),
    /** It counted as a play of the playlist. */
    counted: inPostgres(z.boolean(), 'listens.counted'),
  })
  .meta({ id: 'Listen' });
export type Listen = z.infer<typeof Listen>;

const listenParams = z.strictObject({ listenId: z.uuid() });
/** What was heard, as the player tells it; a day at most. */
const heardMs = inPostgres(z.int().min(0).max(86_400_000), 'listens.heard_ms');

export const listHistory = defineContract({
  method: 'get',
  path: '/history',
  tag: 'History',
  summary: 'What the caller heard, newest first: of playlists and on its own, whether or not it counted',
  permission: 'user',
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'A page of what was heard', body: pageOf(Listen) } },
});

export const keepListen = defineContract({
  method: 'put',
  path: '/history/{listenId}',
  tag: 'History',
  summary:
    'Keeps that the caller heard a song on its own, by an id of theirs, or how long they heard in the end what is kept by it; told twice it is one',
  permission: 'user',
  params: listenParams,
  query: z.strictObject({}),
  body: z.strictObject({ songId, heardMs }),
  responses: { 204: { description: 'It is kept' } },
});

export const deleteListen = defineContract({
  method: 'delete',
  path: '/history/{listenId}',
  tag: 'History',
  summary:
    'Removes something that the caller heard; a play that counted stays one. For an hour it can be restored',
  permission: 'user',
  params: listenParams,
  query: z.strictObject({}),
  responses: { 204: { description: 'It is gone' } },
});

export const clearHistory = defineContract({
  method: 'delete',
  path: '/history',
  tag: 'History',
  summary: 'Removes all that the caller heard; plays that counted stay. For an hour it can be restored',
  permission: 'user',
  query: z.strictObject({}),
  responses: { 204: { description: 'All is gone' } },
});

export const restoreListen = defineContract({
  method: 'post',
  path: '/history/{listenId}/restore',
  tag: 'History',
  summary: 'Puts back something that the caller heard and removed from their history, within an hour',
  permission: 'user',
  params: listenParams,
  query: z.strictObject({}),
  responses: { 204: { description: 'It is there, now or already' } },
});

export const restoreHistory = defineContract({
  method: 'post',
  path: '/history/restore',
  tag: 'History',
  summary:
    'Puts back, once, what the last clearing of the caller’s history took, within an hour; what they heard since stays',
  permission: 'user',
  query: z.strictObject({}),
  responses: { 204: { description: 'It is there again' } },
});

const sums = {
  listens: inPostgres(z.int(), 'count(listens.listen_id)'),
  heardMs: inPostgres(z.int(), 'coalesce(sum(listens.heard_ms), 0)'),
};
const Sums = z.strictObject(sums);

/** A year of the caller's listening, by the clocks and calendar of the time zone asked for. */
export const Year = z
  .strictObject({
    ...sums,
    songs: inPostgres(z.int(), 'count(DISTINCT listens.song_id)'),
    /** Of all years, so that one knows which there are; null before anything was heard. */
    firstHeardAt: inPostgres(z.iso.datetime().nullable(), 'min(listens.heard_at)'),
    /** 24, by the hour of the day in which it was heard, from midnight. */
    byHour: z.array(Sums),
    /** 12, from January. */
    byMonth: z.array(Sums),
    /** The most heard first; null is that of songs that are gone. */
    byGenre: z.array(z.strictObject({ genre: inPostgres(z.string().nullable(), 'songs.genre'), ...sums })),
    /** At most ten, the most heard first. */
    byPlaylist: z.array(
      z.strictObject({
        playlistId: inPostgres(z.uuid(), 'listens.playlist_id'),
        ...{ playlistName, playlistGone },
        ...sums,
      }),
    ),
    /** At most ten, the most heard first. */
    topSongs: z.array(z.strictObject({ songId, songname, artist, gone, ...sums })),
  })
  .meta({ id: 'Year' });
export type Year = z.infer<typeof Year>;

export const getYear = defineContract({
  method: 'get',
  path: '/year',
  tag: 'History',
  summary: 'The caller’s listening in a year, added up: by genre, hour, month, playlist and song',
  permission: 'user',
  query: z.strictObject({
    year: z.preprocess(fromDigits, z.int().min(1970).max(9999)),
    /** An IANA name, such as `Europe/Berlin`; UTC unless told. */
    timeZone: z
      .string()
      .max(64)
      .refine(isTimeZone, 'must be the IANA name of a time zone, such as Europe/Berlin')
      .default('UTC'),
  }),
  responses: { 200: { description: 'The year', body: Year } },
});
