import { randomUUID } from 'node:crypto';
import { Featured, Playlist, PlaylistSong, PlaylistSummary, pageOf, Song } from '@setlist/contracts';
import { type ParamsOf, sql } from '@setlist/db/sql';
import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Json, jsonList, jsonObject, jsonPage, readJson, readOneJson } from './json.ts';

describe('the compiler', () => {
  // `npm run types` fails where one of these lines has no error.
  const page = { ...sql.listSongs, columns: { ...sql.listSongs.columns } };

  test('refuses a statement that is not what the contract says', () => {
    // @ts-expect-error "a field of the statement is not in the contract"
    jsonPage(Song.omit({ artist: true }), sql.listSongs);
    // @ts-expect-error "a field of the contract is missing"
    jsonPage(Song.extend({ mood: z.string() }), sql.listSongs);
    // @ts-expect-error "the column may be null, the field may not"
    jsonPage(Song.extend({ durationMs: z.number() }), sql.listSongs);
    // @ts-expect-error "the field may be null, the column never is"
    jsonPage(Song.extend({ artist: z.string().nullable() }), sql.listSongs);
    // @ts-expect-error "a number is no text"
    jsonPage(Song.extend({ version: z.string() }), sql.listSongs);
    // @ts-expect-error "a text is no time"
    jsonPage(Song, { ...page, columns: { ...page.columns, createdAt: 'text' } });
    // @ts-expect-error "a time is no text"
    jsonPage(Song.extend({ createdAt: z.string() }), sql.listSongs);
    // @ts-expect-error "a text is no id"
    jsonPage(Song, { ...page, columns: { ...page.columns, songId: 'text' } });
    const Shared = PlaylistSummary.extend({ visibility: z.enum(['private', 'public', 'shared']) });
    // @ts-expect-error "a label more"
    jsonPage(Shared, sql.listPlaylists);
    // @ts-expect-error "a field of an object within is missing"
    jsonPage(PlaylistSummary.extend({ owner: z.strictObject({ mood: z.string() }) }), sql.listPlaylists);
    // @ts-expect-error "a page has a cursor"
    jsonPage(PlaylistSummary, sql.findFeaturedPlaylists);
    // @ts-expect-error "the list of songs is missing"
    expect(() => jsonObject(Playlist, sql.findPlaylist)).toThrow();
    const { columns } = sql.findPlaylistSongs;
    const moody = { ...sql.findPlaylistSongs, columns: { ...columns, mood: 'text' as const } };
    const songs = jsonList(PlaylistSong.extend({ mood: z.string() }), moody);
    // @ts-expect-error "a list of something else"
    jsonObject(Playlist, sql.findPlaylist, { songs });
  });

  test('takes no text for JSON, and no JSON of another contract', () => {
    const answer = (json: Json<PlaylistSummary>) => json;
    // @ts-expect-error "a text"
    answer('{}');
    // @ts-expect-error "more than the contract says"
    answer('{}' as Json<Playlist>);
    expect(answer('{}' as Json<PlaylistSummary>)).toBe('{}');
  });

  test('wants every parameter, also those of a list', () => {
    const featured = jsonObject(Featured, sql.findFeatured, {
      playlists: jsonList(PlaylistSummary, sql.findFeaturedPlaylists),
    });
    // @ts-expect-error "userId is missing"
    const none: ParamsOf<typeof featured> = {};
    expect(Object.keys(featured.params)).toEqual(['userId']);
    expect(none).toEqual({});
  });
});

test('an object and its lists that take other parameters are refused', () => {
  const [playlistId, userId] = ['uuid', 'text'] as const;
  const songs = jsonList(PlaylistSong, { ...sql.findPlaylistSongs, params: { playlistId, userId } });
  expect(() => jsonObject(Playlist, sql.findPlaylist, { songs })).toThrow(
    'find-playlist and its lists must take the same parameters in the same order',
  );
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
    const params = { userId, before: last, limit: 20, pattern: null };
    const { json } = await readOneJson(client, jsonPage(Song, sql.listSongs), params);
    client.release(true);
    expect(pageOf(Song).parse(JSON.parse(json))).toEqual({
      items: [
        {
          ...{ songId: song?.songId, songname: 'Song 0', artist: 'A “quoted”\\ one\n', genre: 'Test' },
          ...{ durationMs: null, hasAudio: false, version: 1 },
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
    const statement = jsonObject(Playlist, sql.findPlaylist, {
      songs: jsonList(PlaylistSong, sql.findPlaylistSongs),
    });
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

  test.each([
    [0, 2, 0, false],
    [1, 2, 1, false],
    [2, 2, 2, false],
    [3, 2, 2, true],
  ])('of %i rows a page of %i has %i, and a cursor: %s', async (rows, limit, items, more) => {
    await database.prisma.song.deleteMany();
    const songs = (await addSongs(rows)).toReversed();
    const params = { userId, before: last, limit, pattern: null };
    const { json } = await readOneJson(database.pool, jsonPage(Song, sql.listSongs), params);
    const page = pageOf(Song).parse(JSON.parse(json));
    expect(page.items.map(({ songId }) => songId)).toEqual(songs.slice(0, items).map(({ songId }) => songId));
    expect(page.nextCursor).toBe(more ? (songs[limit - 1]?.songId ?? '') : null);
  });
});
