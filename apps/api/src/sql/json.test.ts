import { randomUUID } from 'node:crypto';
import {
  type contracts,
  Featured,
  Playlist,
  PlaylistSong,
  PlaylistSummary,
  pageOf,
  Song,
} from '@setlist/contracts';
import { type ParamsOf, run, type Statement, sql } from '@setlist/db/sql';
import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { AnswerFor } from '../http/route.ts';
import { type Json, jsonObject, jsonPage, readJson, readOneJson } from './json.ts';

type Types = Statement['params'];

/** The statement as if Postgres had said something else of some columns. */
function changed<P extends Types, C extends Types, const N extends Types>(
  statement: Statement<P, C>,
  columns: N,
) {
  const all = { ...statement.columns, ...columns };
  return { ...statement, columns: all } as unknown as Statement<P, Omit<C, keyof N> & N>;
}

describe('the compiler', () => {
  // `npm run types` fails where one of these lines has no error.

  test('refuses a statement that has not the fields of the contract', () => {
    // @ts-expect-error "a field of the statement is not in the contract"
    jsonPage(Song.omit({ artist: true }), sql.listSongs);
    // @ts-expect-error "a field of the contract is missing"
    jsonPage(Song.extend({ mood: z.string() }), sql.listSongs);
    // @ts-expect-error "a field of an object within is missing"
    jsonPage(PlaylistSummary.extend({ owner: z.strictObject({ mood: z.string() }) }), sql.listPlaylists);
    // @ts-expect-error "a page has a cursor"
    jsonPage(PlaylistSummary, sql.findFeaturedPlaylists);
    // Nothing is wrong with the one that the others are held against.
    jsonPage(Song, changed(sql.listSongs, { version: 'int8' }));
  });

  test('refuses a list that nothing fills, that is not in the contract, or that is of something else', () => {
    const songs = sql.findPlaylistSongs;
    // @ts-expect-error "the list of songs is missing"
    expect(() => jsonObject(Playlist, sql.findPlaylist)).toThrow();
    // @ts-expect-error "the list of songs is missing"
    jsonObject(Playlist, sql.findPlaylist, {});
    // @ts-expect-error "the playlists of a page have no songs"
    jsonPage(Playlist, sql.listPlaylists);
    // @ts-expect-error "a list of texts"
    jsonPage(Song.extend({ tags: z.array(z.string()) }), sql.listSongs);
    // @ts-expect-error "a column is no list"
    expect(() => jsonPage(Song.extend({ artist: z.array(z.string()) }), sql.listSongs)).toThrow();
    const Tagged = PlaylistSong.extend({ tags: z.array(PlaylistSong) });
    // @ts-expect-error "a list within a list"
    jsonObject(Playlist.extend({ songs: z.array(Tagged) }), sql.findPlaylist, { songs });
    // @ts-expect-error "a list that is not in the contract"
    expect(() => jsonObject(Playlist, sql.findPlaylist, { songs, secrets: songs })).toThrow();
    // @ts-expect-error "a list under the name of a text"
    expect(() => jsonObject(Playlist, sql.findPlaylist, { songs, name: songs })).toThrow();
    // @ts-expect-error "the songs have a field more"
    jsonObject(Playlist, sql.findPlaylist, { songs: changed(songs, { mood: 'text' }) });
    // @ts-expect-error "a list of something else"
    jsonObject(Playlist, sql.findPlaylist, { songs: sql.findFeaturedPlaylists });
    // @ts-expect-error "a list as well as a column"
    expect(() => jsonObject(Playlist, changed(sql.findPlaylist, { songs: 'text' }), { songs })).toThrow();
  });

  test('refuses a field of another kind than its column; so does the start of the process', () => {
    const unproven = 'does not prove all that the contract says';
    // @ts-expect-error "the column may be null, the field may not"
    expect(() => jsonPage(Song.extend({ durationMs: z.int() }), sql.listSongs)).toThrow(unproven);
    // @ts-expect-error "the field may be null, the column never is"
    jsonPage(Song.extend({ artist: z.string().nullable() }), sql.listSongs);
    // @ts-expect-error "a number is no text"
    expect(() => jsonPage(Song.extend({ version: z.string() }), sql.listSongs)).toThrow(unproven);
    // @ts-expect-error "a text is no time"
    expect(() => jsonPage(Song, changed(sql.listSongs, { createdAt: 'text' }))).toThrow(unproven);
    // @ts-expect-error "a time is no text"
    expect(() => jsonPage(Song.extend({ createdAt: z.string() }), sql.listSongs)).toThrow(unproven);
    // @ts-expect-error "a text is no id"
    expect(() => jsonPage(Song, changed(sql.listSongs, { songId: 'text' }))).toThrow(unproven);
    // @ts-expect-error "a floating-point number is no whole one"
    expect(() => jsonPage(Song, changed(sql.listSongs, { version: 'float8' }))).toThrow(unproven);
    // @ts-expect-error "whole or not is not told"
    expect(() => jsonPage(Song.extend({ version: z.number() }), sql.listSongs)).toThrow(unproven);
    // @ts-expect-error "JSON is of any shape"
    expect(() => jsonPage(Song, changed(sql.listSongs, { artist: 'json' }))).toThrow(unproven);
    const Shared = PlaylistSummary.extend({ visibility: z.enum(['private', 'public', 'shared']) });
    // @ts-expect-error "a label more"
    expect(() => jsonPage(Shared, sql.listPlaylists)).toThrow(unproven);
    // @ts-expect-error "a text is no label"
    expect(() => jsonPage(Song.extend({ artist: z.enum(['A', 'B']) }), sql.listSongs)).toThrow(unproven);
    // @ts-expect-error "a text is no date"
    expect(() => jsonPage(Song.extend({ artist: z.iso.date() }), sql.listSongs)).toThrow(unproven);
    // @ts-expect-error "a text is no address"
    expect(() => jsonPage(Song.extend({ artist: z.email() }), sql.listSongs)).toThrow(unproven);
    // @ts-expect-error "a text is not one certain text"
    expect(() => jsonPage(Song.extend({ artist: z.literal('x') }), sql.listSongs)).toThrow(unproven);
    const Either = Song.extend({ artist: z.union([z.literal('x'), z.literal('y')]) });
    // @ts-expect-error "nor one of two"
    expect(() => jsonPage(Either, sql.listSongs)).toThrow(unproven);
    // @ts-expect-error "a text is not nothing"
    expect(() => jsonPage(Song.extend({ artist: z.never() }), sql.listSongs)).toThrow(unproven);
    // @ts-expect-error "anything proves nothing"
    expect(() => jsonPage(Song.extend({ artist: z.any() }), sql.listSongs)).toThrow(unproven);
  });

  test('takes no text for JSON, and no JSON of another contract', () => {
    const answer = (json: Json<typeof PlaylistSummary>) => json;
    // @ts-expect-error "a text"
    answer('{}');
    // @ts-expect-error "more than the contract says"
    answer('{}' as Json<typeof Playlist>);
    const Vague = PlaylistSummary.extend({ updatedAt: z.string() });
    // @ts-expect-error "any text for a time"
    answer('{}' as Json<typeof Vague>);
    expect(answer('{}' as Json<typeof PlaylistSummary>)).toBe('{}');
  });

  test('wants every parameter, also those of a list', () => {
    const featured = jsonObject(Featured, sql.findFeatured, { playlists: sql.findFeaturedPlaylists });
    // @ts-expect-error "userId is missing"
    const none: ParamsOf<typeof featured> = {};
    expect(Object.keys(featured.params)).toEqual(['userId']);
    expect(none).toEqual({});
    const alone = jsonObject(PlaylistSong, sql.findPlaylistSongs, {});
    // @ts-expect-error "playlistId is missing"
    const few: ParamsOf<typeof alone> = { userId: 'me' };
    const all: ParamsOf<typeof alone> = { ...few, playlistId: randomUUID() };
    expect(Object.keys(alone.params)).toEqual(Object.keys(all));
  });
});

describe('the start of the process', () => {
  const songs = { songs: sql.findPlaylistSongs };
  const isShort = (text: string) => text.length < 3;

  test.each([
    ['list-songs.artist', () => jsonPage(Song.extend({ artist: z.string().max(3) }), sql.listSongs)],
    ['list-songs.artist', () => jsonPage(Song.extend({ artist: z.string().refine(isShort) }), sql.listSongs)],
    ['list-songs.songId', () => jsonPage(Song.extend({ songId: z.uuidv4() }), sql.listSongs)],
    ['list-songs.version', () => jsonPage(Song.extend({ version: z.int().min(1) }), sql.listSongs)],
    [
      'list-songs.durationMs',
      () => jsonPage(Song.extend({ durationMs: z.int().max(9).nullable() }), sql.listSongs),
    ],
    [
      'list-songs.durationMs',
      () => jsonPage(Song.extend({ durationMs: z.int().nullable().refine(Boolean) }), sql.listSongs),
    ],
    [
      'list-songs.createdAt',
      () => jsonPage(Song.extend({ createdAt: z.iso.datetime({ precision: 0 }) }), sql.listSongs),
    ],
    [
      'list-songs',
      () =>
        jsonPage(
          Song.refine(({ artist }) => isShort(artist)),
          sql.listSongs,
        ),
    ],
    [
      'list-playlists.visibility',
      () =>
        jsonPage(
          PlaylistSummary.extend({ visibility: z.enum(['private', 'public']).refine(isShort) }),
          sql.listPlaylists,
        ),
    ],
    [
      'list-playlists.owner',
      () =>
        jsonPage(
          PlaylistSummary.extend({
            owner: PlaylistSummary.shape.owner.refine(({ displayName }) => isShort(displayName)),
          }),
          sql.listPlaylists,
        ),
    ],
    [
      'find-playlist.songs',
      () => jsonObject(Playlist.extend({ songs: z.array(PlaylistSong).max(1) }), sql.findPlaylist, songs),
    ],
    [
      'find-playlist-songs.songname',
      () => {
        const Short = PlaylistSong.extend({ songname: z.string().max(1).nullable() });
        return jsonObject(Playlist.extend({ songs: z.array(Short) }), sql.findPlaylist, songs);
      },
    ],
  ])('is refused a check of a contract that no column proves: %s', (field, make) => {
    expect(make).toThrow(new RegExp(`^${field}: that it is of type \\S+ does not prove`));
  });

  test('is refused an object and its lists that take other parameters', () => {
    const [playlistId, userId] = ['uuid', 'text'] as const;
    const otherOrder = { ...sql.findPlaylistSongs, params: { playlistId, userId } } as unknown;
    const songs = otherOrder as typeof sql.findPlaylistSongs;
    expect(() => jsonObject(Playlist, sql.findPlaylist, { songs })).toThrow(
      'find-playlist and its lists must take the same parameters in the same order',
    );
  });
});

describe('Postgres', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.prisma.genre.create({ data: { name: 'Test', position: 99 } });
  });
  afterAll(() => database.close());

  const userId = 'auth0|writer';
  const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
  const addSongs = async (count: number, more = {}) => {
    const data = Array.from({ length: count }, (_, n) => ({
      ...{ userId, songId: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`, songname: `Song ${n}` },
      ...{ artist: 'A “quoted”\\ one\n', genreName: 'Test', ...more },
    }));
    await database.prisma.song.createMany({ data });
    return data;
  };

  test('makes what the contract says, with nulls, quotes, microseconds and any time zone', async () => {
    await database.prisma.song.deleteMany();
    const [song] = await addSongs(1, { createdAt: new Date('2026-01-02T03:04:05.678Z') });
    const client = await database.pool.connect();
    await client.query("SET timezone TO 'Asia/Kathmandu'");
    await client.query("UPDATE songs SET updated_at = '2026-01-02 03:04:05.678912+00'");
    const params = { userId, before: last, limit: 20, text: null, genre: null, sounding: null };
    const { json } = await readOneJson(client, jsonPage(Song, sql.listSongs), params);
    client.release(true);
    expect(pageOf(Song).parse(JSON.parse(json))).toEqual({
      items: [
        {
          ...{ songId: song?.songId, songname: 'Song 0', artist: 'A “quoted”\\ one\n', genre: 'Test' },
          ...{
            durationMs: null,
            hasAudio: false,
            hasCover: false,
            beingMade: false,
            soundFailed: false,
            liked: false,
            version: 1,
          },
          createdAt: '2026-01-02T03:04:05.678Z',
          updatedAt: '2026-01-02T03:04:05.678Z',
        },
      ],
      nextCursor: null,
    });
  });

  test('makes the same in a transaction of Prisma', async () => {
    const playlistId = randomUUID();
    await database.prisma.playlist.create({ data: { userId, playlistId, name: 'Empty' } });
    const statement = jsonObject(Playlist, sql.findPlaylist, { songs: sql.findPlaylistSongs });
    const params = { userId, playlistId };
    const outside = await readJson(database.pool, statement, params);
    const inside = await database.prisma.$transaction((tx) => readJson(tx, statement, params));
    expect(inside).toEqual(outside);
    expect(inside?.version).toBe(1);
    expect(Playlist.parse(JSON.parse(inside?.json ?? '')).songs).toEqual([]);
    expect(await readJson(database.pool, statement, { ...params, playlistId: randomUUID() })).toBeUndefined();
    await expect(
      readOneJson(database.pool, statement, { ...params, playlistId: randomUUID() }),
    ).rejects.toThrow('find-playlist-json returned no row');
  });

  test('is asked for finished JSON with a statement that was made of a contract, and no other', async () => {
    const { pool } = database;
    const own = changed(sql.sumPlays, { json: 'text' });
    // @ts-expect-error "a statement of prisma/sql with JSON of its own"
    expect(await readOneJson(pool, own, { userId })).toEqual({ plays: '0' });
    const leak = {
      name: 'leak',
      text: `SELECT '{"secret":1}' AS json`,
      params: {},
      columns: { json: 'text' },
    };
    // @ts-expect-error "one that was written by hand"
    const leaked = await readOneJson(pool, leak, {});
    const featured = jsonObject(Featured, sql.findFeatured, { playlists: sql.findFeaturedPlaylists });
    // @ts-expect-error "a copy with another text"
    expect(await readOneJson(pool, { ...featured, ...leak }, {})).toEqual(leaked);
    const row = await readOneJson(pool, featured, { userId });
    // @ts-expect-error "one of another contract"
    const answer: AnswerFor<typeof contracts.getPlaylist> = { status: 200, ...row };
    expect(answer).toHaveProperty('json');
    const [{ json } = { json: '' }] = await run(pool, featured, { userId });
    // @ts-expect-error "its text alone"
    const unmarked: Json<typeof Featured> = json;
    expect(unmarked).toBe(row.json);
  });

  test.each([
    [0, 2, 0, false],
    [1, 2, 1, false],
    [2, 2, 2, false],
    [3, 2, 2, true],
  ])('of %i rows a page of %i has %i, and a cursor: %s', async (rows, limit, items, more) => {
    await database.prisma.song.deleteMany();
    const songs = (await addSongs(rows)).toReversed();
    const params = { userId, before: last, limit, text: null, genre: null, sounding: null };
    const { json } = await readOneJson(database.pool, jsonPage(Song, sql.listSongs), params);
    const page = pageOf(Song).parse(JSON.parse(json));
    expect(page.items.map(({ songId }) => songId)).toEqual(songs.slice(0, items).map(({ songId }) => songId));
    expect(page.nextCursor).toBe(more ? (songs[limit - 1]?.songId ?? '') : null);
  });
});
