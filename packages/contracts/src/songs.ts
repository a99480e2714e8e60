import { z } from 'zod';
import { MAX_SEED, MOODS } from './constants.ts';
import { defineContract } from './contract.ts';
import { GenreName } from './genres.ts';
import { computedBy, inPostgres, ofRequest } from './origin.ts';
import { ifMatch, orderQuery, pageOf, pageQuery } from './paging.ts';
import { lineOfText, termOfText } from './text.ts';

const DAY_MS = 86_400_000;

/**
 * A song of the caller. `durationMs` is null until it is known; `hasAudio` tells whether it can be streamed, `beingMade`
 * that Setlist is making (other) audio for it, and `soundFailed` that it could not.
 */
export const Song = z
  .strictObject({
    songId: inPostgres(z.uuid(), 'songs.song_id'),
    songname: inPostgres(z.string(), 'songs.songname'),
    artist: inPostgres(z.string(), 'songs.artist'),
    genre: inPostgres(z.string(), 'songs.genre'),
    durationMs: inPostgres(z.int().nullable(), 'songs.duration_ms'),
    hasAudio: inPostgres(z.boolean(), 'songs.audio_bytes IS NOT NULL'),
    hasCover: inPostgres(z.boolean(), 'songs.cover_key IS NOT NULL'),
    beingMade: inPostgres(z.boolean(), 'songs.sound_ask IS NOT NULL'),
    soundFailed: inPostgres(z.boolean(), 'songs.sound_failed'),
    /** The caller likes it. */
    liked: inPostgres(z.boolean(), 'song_likes.song_id IS NOT NULL'),
    version: inPostgres(z.int(), 'songs.version'),
    createdAt: inPostgres(z.iso.datetime(), 'songs.created_at'),
    updatedAt: inPostgres(z.iso.datetime(), 'songs.updated_at'),
  })
  .meta({ id: 'Song' });
export type Song = z.infer<typeof Song>;

/** A song that was put back. It stays out of own playlists that have been filled since; these are named. */
const RestoredSong = Song.extend({
  fullPlaylists: computedBy(z.array(z.string()), 'settle-entries', 'fullNames'),
}).meta({ id: 'RestoredSong' });

/** A song that the caller likes, whosever it is. */
export const LikedSong = z
  .strictObject(
    Song.pick({
      ...{ songId: true, songname: true, artist: true, genre: true, durationMs: true },
      ...{ hasAudio: true, hasCover: true, beingMade: true },
    }).shape,
  )
  .meta({ id: 'LikedSong' });
export type LikedSong = z.infer<typeof LikedSong>;

const fields = {
  songname: inPostgres(lineOfText({ max: 200 }), 'songs.songname'),
  artist: inPostgres(lineOfText({ max: 200 }), 'songs.artist'),
  genre: inPostgres(GenreName, 'songs.genre'),
  durationMs: inPostgres(z.int().min(1).max(DAY_MS), 'songs.duration_ms'),
};

export const songParams = z.strictObject({ songId: z.uuid() });

const sortQuery = {
  sort: z.enum(['added', 'title', 'artist', 'genre', 'duration']).default('added'),
  ...orderQuery,
};

export const listSongs = defineContract({
  method: 'get',
  path: '/songs',
  tag: 'Songs',
  summary:
    'The caller’s songs, newest first unless told by `sort` and `order`; `q` searches title and artist, whatever case, accents, ligatures and quotes are, `genre` and `sound` leave out what has another genre, or (no) audio',
  permission: 'user',
  query: z.strictObject({
    ...pageQuery,
    ...sortQuery,
    q: termOfText({ max: 100 }).optional(),
    genre: GenreName.optional(),
    sound: z.enum(['with', 'without']).optional(),
  }),
  responses: { 200: { description: 'A page of songs', body: pageOf(Song) } },
});

export const createSong = defineContract({
  method: 'post',
  path: '/songs',
  tag: 'Songs',
  summary: 'Adds a song of the caller',
  permission: 'user',
  query: z.strictObject({}),
  body: z.strictObject({ ...fields, durationMs: fields.durationMs.optional() }),
  responses: { 201: { description: 'The new song, its address in `Location`', body: Song, etag: true } },
  problems: ['plan-limit'],
});

export const listLikedSongs = defineContract({
  method: 'get',
  path: '/songs/liked',
  tag: 'Songs',
  summary:
    'The songs that the caller likes and may hear, newest like first unless told by `sort` and `order`; one that its owner took back is not among them until it is published again',
  permission: 'user',
  query: z.strictObject({ ...pageQuery, ...sortQuery }),
  responses: { 200: { description: 'A page of songs', body: pageOf(LikedSong) } },
});

export const likeSong = defineContract({
  method: 'put',
  path: '/songs/{songId}/like',
  tag: 'Songs',
  summary: 'Likes an own song, or one that its owner has in a public playlist',
  permission: 'user',
  params: songParams,
  query: z.strictObject({}),
  responses: { 204: { description: 'The caller likes it, now or already' } },
});

export const unlikeSong = defineContract({
  method: 'delete',
  path: '/songs/{songId}/like',
  tag: 'Songs',
  summary: 'Likes a song no more, also one that its owner took back',
  permission: 'user',
  params: songParams,
  query: z.strictObject({}),
  responses: { 204: { description: 'The caller does not like it, or did not' } },
});

export const getSong = defineContract({
  method: 'get',
  path: '/songs/{songId}',
  tag: 'Songs',
  summary: 'One of the caller’s songs',
  permission: 'user',
  params: songParams,
  query: z.strictObject({}),
  responses: { 200: { description: 'The song', body: Song, etag: true } },
});

export const updateSong = defineContract({
  method: 'patch',
  path: '/songs/{songId}',
  tag: 'Songs',
  summary: 'Changes the given fields of one of the caller’s songs',
  permission: 'user',
  params: songParams,
  query: z.strictObject({}),
  headers: ifMatch,
  body: z
    .strictObject({
      songname: fields.songname.optional(),
      artist: fields.artist.optional(),
      genre: fields.genre.optional(),
    })
    .refine((body) => Object.keys(body).length > 0, 'must name at least one field to change'),
  responses: { 200: { description: 'The song as it is now', body: Song, etag: true } },
  problems: ['version-mismatch', 'version-required'],
});

export const deleteSong = defineContract({
  method: 'delete',
  path: '/songs/{songId}',
  tag: 'Songs',
  summary:
    'Deletes one of the caller’s songs; it leaves their playlists, in those of others its entry says so, and counted plays stay. For an hour it can be restored',
  permission: 'user',
  params: songParams,
  query: z.strictObject({}),
  responses: { 204: { description: 'It is gone' } },
});

export const restoreSong = defineContract({
  method: 'post',
  path: '/songs/{songId}/restore',
  tag: 'Songs',
  summary:
    'Puts one of the caller’s songs back as it was when they deleted it, within an hour: with its audio, its likes and its places in those of their playlists that have room',
  permission: 'user',
  params: songParams,
  query: z.strictObject({}),
  responses: { 200: { description: 'The song, now or already', body: RestoredSong, etag: true } },
  problems: ['plan-limit', 'content-too-large', 'duplicate-audio'],
});

const bytes = z.string().meta({ format: 'binary' });

export const getSongCover = defineContract({
  method: 'get',
  path: '/songs/{songId}/cover',
  tag: 'Songs',
  summary: 'The cover of an own song, or of one that its owner has in a public playlist: JPEG, PNG or WebP',
  permission: 'user',
  alsoByCookie: true,
  params: songParams,
  query: z.strictObject({}),
  responses: {
    200: { description: 'The whole image', body: bytes, contentType: 'image/*', streamed: true },
    206: { description: 'The part asked for', body: bytes, contentType: 'image/*', streamed: true },
    304: { description: 'Unchanged since the copy named by `If-None-Match`' },
  },
  problems: ['range-not-satisfiable', 'version-mismatch', 'storage-unavailable'],
});

/** What an uploaded file says of itself, as far as it can be the title and the artist of a song. */
const Tags = z
  .strictObject({
    title: ofRequest(z.string().nullable()),
    artist: ofRequest(z.string().nullable()),
    hasCover: ofRequest(z.boolean()),
  })
  .meta({ id: 'Tags' });

export const replaceSongAudio = defineContract({
  method: 'put',
  path: '/songs/{songId}/audio',
  tag: 'Songs',
  summary:
    'Gives one of the caller’s songs its audio, or other audio: MP3, M4A or AAC, Ogg (Opus or Vorbis), FLAC or WAV, which its bytes tell and not `Content-Type`. Length and cover are the file’s; with `tags=apply` so are title and artist, where it names them',
  permission: 'user',
  params: songParams,
  query: z.strictObject({ tags: z.literal('apply').optional() }),
  alsoByCookie: true,
  streamedBody: 'audio/*',
  responses: {
    200: {
      description: 'The song as it is now, and what the file says of itself',
      body: z.strictObject({ ...Song.shape, tags: Tags }).meta({ id: 'SongWithTags' }),
      etag: true,
    },
  },
  problems: ['duplicate-audio', 'undecodable-audio', 'storage-unavailable'],
});

export const createSound = defineContract({
  method: 'post',
  path: '/songs/{songId}/sound',
  tag: 'Songs',
  summary:
    'Lets Setlist make the audio of one of the caller’s songs, by its genre, a mood and a number; the same ones make the same audio, and without a number one is drawn. Audio that Setlist has made is replaced once the new one is there; a file of the caller’s own is not, and one that is uploaded meanwhile stays. The version of the song is not counted on: what it says of itself stays',
  permission: 'user',
  params: songParams,
  query: z.strictObject({}),
  body: z.strictObject({
    mood: inPostgres(z.enum(MOODS), 'songs.sound_mood').optional(),
    seed: inPostgres(z.int().min(0).max(MAX_SEED), 'songs.sound_seed').optional(),
  }),
  responses: {
    202: {
      description:
        'The song, whose audio is being made: `beingMade` until it is there, or `soundFailed` tells',
      body: Song,
      etag: true,
    },
  },
  problems: ['plan-limit', 'own-audio'],
});

export const getSongAudio = defineContract({
  method: 'get',
  path: '/songs/{songId}/audio',
  tag: 'Songs',
  summary:
    'Streams the audio of an own song, or of one that its owner has in a public playlist (`Range` is honoured, RFC 9110, 14)',
  permission: 'user',
  alsoByCookie: true,
  params: songParams,
  query: z.strictObject({}),
  responses: {
    200: { description: 'The whole file', body: bytes, contentType: 'audio/*', streamed: true },
    206: { description: 'The part asked for', body: bytes, contentType: 'audio/*', streamed: true },
    304: { description: 'Unchanged since the copy named by `If-None-Match`' },
  },
  problems: ['range-not-satisfiable', 'version-mismatch', 'storage-unavailable'],
});
