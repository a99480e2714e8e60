import { type Person, someId, startTestApi, type TestApi } from '@setlist/api/test/api';
import { insertDistinctRows, JANE, MAX, VERA } from '@setlist/api/test/distinct-rows';
import { evaluateSource } from '@setlist/api/test/evaluate-source';
import { constantOf, dataIn, type Finding, ORIGINS, wrongOf } from '@setlist/api/test/findings';
import { handOutAudio } from '@setlist/api/test/music';
import { audioFile } from '@setlist/api/test/uploads';
import { contracts } from '@setlist/contracts';
import { run, sql } from '@setlist/db/sql';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { eventsAfter } from '../live/read-events.ts';
import { playParams } from '../plays/play-params.ts';

// Where the contracts say that a datum lives in Postgres, that is looked up there: the API is asked, over rows in which
// each datum is told by its value, and each field's source is evaluated on the rows of its object.

/** How the rows of each object are found, by its path within what is sent. */
type Objects = Record<string, readonly string[]>;
const SONG = [
  'songs WHERE song_id = :songId',
  'songs LEFT JOIN song_likes ON (song_likes.user_id, song_likes.song_id) = (:sub, songs.song_id) WHERE songs.song_id = :songId',
];
/** A song that a playlist tells nothing of has no row there; whether it has one at all is why. */
const ENTRY = [
  `playlist_songs LEFT JOIN songs ON (songs.user_id, songs.song_id) = (song_user_id, playlist_songs.song_id)
     AND (song_user_id = playlist_songs.user_id OR EXISTS (
       SELECT FROM published_songs WHERE published_songs.song_id = playlist_songs.song_id))
   WHERE playlist_id = :playlistId AND playlist_songs.song_id = :songId`,
  `playlist_songs LEFT JOIN playlist_contents USING (user_id, playlist_id, song_id) LEFT JOIN songs USING (song_id)
   WHERE playlist_id = :playlistId AND song_id = :songId`,
  `playlist_songs LEFT JOIN playlist_contents USING (user_id, playlist_id, song_id)
     LEFT JOIN song_likes ON (song_likes.user_id, song_likes.song_id) = (:sub, playlist_contents.song_id)
   WHERE playlist_id = :playlistId AND playlist_songs.song_id = :songId`,
];
const PLAYLIST = [
  'playlists LEFT JOIN users USING (user_id) LEFT JOIN role_syncs USING (user_id) WHERE playlist_id = :playlistId',
  'play_counts WHERE playlist_id = :playlistId',
  'playlist_contents WHERE playlist_id = :playlistId',
];
const PERSON = [
  'users LEFT JOIN role_syncs USING (user_id) WHERE person_id = :personId',
  'users LEFT JOIN follows ON follows.followed_id = users.user_id WHERE person_id = :personId',
];
const FAVOURITE = { '': ['user_data WHERE user_id = :sub'] };
const FEATURED = {
  '': ['featured_list LEFT JOIN users ON users.user_id = featured_list.updated_by'],
  'playlists[]': PLAYLIST,
};
const EDIT = {
  'items[]': [
    'featured_edits LEFT JOIN users ON users.user_id = featured_edits.editor_id WHERE version = :version',
  ],
  'items[].playlists[]': [
    'unnest(ARRAY[:playlistId::uuid]) AS shown LEFT JOIN playlists ON playlist_id = shown',
    'featured_edits WHERE version = :version OFFSET :index LIMIT 1',
  ],
};
const PLAYLISTS = { 'items[]': PLAYLIST };
const WITH_SONGS = { '': PLAYLIST, 'songs[]': ENTRY };
/** What the listener may still open of a song and a playlist; and, for why not, what there is of the song. */
const MAY_HEAR = `songs.user_id = :sub OR EXISTS (
  SELECT FROM playlist_songs AS entry JOIN playlists AS shown USING (user_id, playlist_id)
  WHERE shown.visibility = 'public' AND entry.user_id = songs.user_id AND entry.song_id = songs.song_id)`;
const HEARD = [
  `listens LEFT JOIN songs ON songs.song_id = listens.song_id AND (${MAY_HEAR})
     LEFT JOIN song_likes ON (song_likes.user_id, song_likes.song_id) = (:sub, songs.song_id)
     LEFT JOIN playlists ON playlists.playlist_id = listens.playlist_id
       AND (playlists.user_id = :sub OR playlists.visibility = 'public')
     LEFT JOIN users ON users.user_id = playlists.user_id`,
  `listens LEFT JOIN songs ON songs.song_id = listens.song_id
     LEFT JOIN (SELECT DISTINCT song_id FROM published_songs) AS published_songs
       ON published_songs.song_id = listens.song_id`,
] as const;
const HISTORY = { 'items[]': HEARD.map((way) => `${way} WHERE listen_id = :listenId`) };
const [OPEN, THERE] = HEARD.map((way) => `${way} WHERE listens.user_id = :sub`) as [string, string];
const inYear = (part: string) => `extract(${part} FROM heard_at AT TIME ZONE 'Asia/Kolkata')`;
const YEAR = {
  '': [OPEN],
  'byHour[]': [`${OPEN} AND ${inYear('hour')} = :index`],
  'byMonth[]': [`${OPEN} AND ${inYear('month')} = :index + 1`],
  'byGenre[]': [`${OPEN} AND songs.genre IS NOT DISTINCT FROM :genre GROUP BY songs.genre`],
  'byPlaylist[]': [
    `${OPEN} AND listens.playlist_id = :playlistId
     GROUP BY listens.playlist_id, playlists.playlist_id, playlists.name`,
  ],
  'topSongs[]': [
    `${OPEN} AND listens.song_id = :songId GROUP BY listens.song_id, songs.songname, songs.artist`,
    `${THERE} AND listens.song_id = :songId GROUP BY songs.song_id, songs.user_id, published_songs.song_id`,
  ],
};
const PLAY = { '': ['play_counts WHERE playlist_id = :playlistId'] };

/** Fields that are never sent: a new playlist is empty, why a play did not count is not said of one that did, and none is full here. */
const NEVER_SENT =
  /^(createPlaylist 201 songs\[\]\.|recordPlay 201 reason$|restoreSong 200 fullPlaylists\[\]$)/;

const isOurs = (home: string | undefined) => home === 'postgres' || home === 'computed';
const findings: Finding[] = [];
let api: TestApi;

/** Keeps what is seen of fields whose datum lives in Postgres, or is computed there as `computed` tells. */
async function look(name: string, seen: unknown, objects: Objects, keys: object, computed: object = {}) {
  for (const { path: within, value, around } of dataIn(seen, '', { ...keys })) {
    const path = `${name} ${within}`.trim();
    const { 'x-home': home, 'x-source': source } = ORIGINS.get(path) ?? {};
    if (source === undefined || !isOurs(home)) continue;
    const [object] = Object.keys(objects)
      .filter((each) => within.startsWith(each))
      .sort()
      .reverse();
    const expected =
      home === 'computed'
        ? Object.entries(computed).find(([column]) => source === `record-play.sql: ${column}`)?.[1]
        : await evaluateSource(api.database.pool, source, objects[object ?? ''] ?? [], around).catch(
            (error) => error,
          );
    findings.push({ path, source, seen: value, expected });
  }
}

interface Asked {
  params?: Record<string, string>;
  query?: string;
  version?: number;
  body?: object;
  /** Sent as it is, instead of a body. */
  file?: Buffer;
  /** Where what was sent is found afterwards, by what the answer says. */
  takes?: Objects;
  computed?: object;
}

/** Asks the API for what a contract names, and looks at what was sent and answered. */
async function ask(person: Person, name: keyof typeof contracts, objects: Objects, asked: Asked = {}) {
  const { params = {}, query = '', version, body, file, takes, computed } = asked;
  const { method, path } = contracts[name];
  const filled = path.replace(/\{(\w+)\}/g, (_, param) => params[param] ?? '');
  const headers: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` };
  const request = `${method.toUpperCase()} ${filled}${query}`;
  const answer = await api.send(request, { as: person, headers, body, file });
  const text = await answer.text();
  expect(answer.status, `${name}: ${text}`).toBeLessThan(300);
  const said = answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
  const keys = { sub: `auth0|${person}`, ...params };
  await look(`${name} ${answer.status}`, said, objects, keys, computed);
  if (takes) await look(`${name} takes`, body, takes, { ...keys, ...said });
}

/** Tells of a play; before that, the statement is asked what it would say. */
async function play(person: Person, playlistId: string, songId: string, heardMs: number) {
  const client = await api.database.pool.connect();
  await client.query('BEGIN');
  const told = { listenerId: `auth0|${person}`, playlistId, songId, heardMs, key: null, emailVerified: true };
  const [computed] = await run(client, sql.recordPlay, playParams(told));
  await client.query('ROLLBACK');
  client.release();
  const listenId = someId();
  const asked = { params: { playlistId }, body: { songId, heardMs, listenId }, computed: computed ?? {} };
  const takes = {
    '': [
      'plays WHERE playlist_id = :playlistId AND listener_id = :sub',
      'listens WHERE listen_id = :listenId',
    ],
  };
  await ask(person, 'recordPlay', PLAY, computed?.counted ? { ...asked, takes } : asked);
}

beforeAll(async () => {
  api = await startTestApi();
  const { pool, prisma } = api.database;
  // Before anybody has edited it.
  await ask('jane', 'getFeatured', FEATURED);
  const { glass, tide, draft, open, evening, morning, night } = await insertDistinctRows(prisma);
  const [eveningId, nightId] = [evening.playlistId, night.playlistId];

  await ask('jane', 'listGenres', { 'items[]': ['genres ORDER BY position OFFSET :index LIMIT 1'] });
  for (const [person, genre] of [
    ['vera', 'Jazz'],
    ['jane', 'Techno'],
  ] as const) {
    await ask(person, 'setFavouriteGenre', FAVOURITE, { body: { genre }, takes: FAVOURITE });
    await ask(person, 'getFavouriteGenre', FAVOURITE);
    await ask(person, 'getFavouriteGenreSecured', FAVOURITE);
  }

  await ask('vera', 'listSongs', { 'items[]': SONG });
  for (const person of ['vera', 'jane'] as const) await ask(person, 'listLikedSongs', { 'items[]': SONG });
  for (const { songId } of [glass, draft]) await ask('vera', 'getSong', { '': SONG }, { params: { songId } });
  const song = { songname: 'Foam', artist: 'The Ebb', genre: 'Indie folk' };
  const added = { body: { ...song, durationMs: 1_234 }, takes: { '': SONG } };
  await ask('jane', 'createSong', { '': SONG }, added);
  const changed = {
    params: { songId: draft.songId },
    version: draft.version,
    body: song,
    takes: { '': SONG },
  };
  await ask('vera', 'updateSong', { '': SONG }, changed);
  for (const [mood, seed] of [
    ['calm', 71],
    ['dark', 72],
  ] as const) {
    const asked = { params: { songId: draft.songId }, body: { mood, seed }, takes: { '': SONG } };
    await ask('vera', 'createSound', { '': SONG }, asked);
  }
  const sound = { params: { songId: draft.songId }, file: await audioFile('tone.mp3') };
  await ask('vera', 'replaceSongAudio', { '': SONG }, sound);

  await api.as('vera').deleteSong({ params: { songId: glass.songId } });
  await ask('vera', 'restoreSong', { '': SONG }, { params: { songId: glass.songId } });

  const people = await prisma.user.findMany({ where: { userId: { in: [VERA, JANE] } } });
  for (const { userId, personId } of people) {
    const params = { personId };
    await ask('vera', 'getPerson', { '': PERSON }, { params });
    await ask('vera', 'listPersonPlaylists', PLAYLISTS, { params });
    if (userId !== VERA) await ask('vera', 'followPerson', {}, { params });
    await ask('vera', 'getPerson', { '': PERSON }, { params });
  }
  await ask('vera', 'listFollowedPeople', { 'items[]': PERSON });

  await ask('vera', 'listPlaylists', PLAYLISTS);
  await ask('jane', 'copyPlaylist', WITH_SONGS, { params: { playlistId: eveningId } });
  await ask('jane', 'discoverPlaylists', PLAYLISTS);
  for (const q of ['t', 'e', 'v']) {
    const found = { 'songs.items[]': SONG, 'playlists.items[]': PLAYLIST, 'people.items[]': PERSON };
    await ask('vera', 'search', found, { query: `?q=${q}` });
    await ask('vera', 'searchSongs', { 'items[]': SONG }, { query: `?q=${q}` });
    await ask('vera', 'searchPlaylists', PLAYLISTS, { query: `?q=${q}` });
    await ask('vera', 'searchPeople', { 'items[]': PERSON }, { query: `?q=${q}` });
  }
  for (const { playlistId } of [evening, night]) {
    await ask('vera', 'getPlaylist', WITH_SONGS, { params: { playlistId } });
  }
  const named = { name: 'Afternoon', visibility: 'public' };
  await ask('jane', 'createPlaylist', WITH_SONGS, { body: named, takes: { '': PLAYLIST } });
  const one = { params: { playlistId: morning.playlistId }, version: morning.version };
  const renamed = { name: 'Dawn', visibility: 'private' };
  await ask('vera', 'updatePlaylist', WITH_SONGS, { ...one, body: renamed, takes: { '': PLAYLIST } });
  const entries = ['playlist_songs WHERE playlist_id = :playlistId ORDER BY position OFFSET :index LIMIT 1'];
  const songIds = [tide.songId, draft.songId];
  const next = { ...one, version: morning.version + 1, body: { songIds }, takes: { 'songIds[]': entries } };
  await ask('vera', 'replacePlaylistSongs', WITH_SONGS, next);

  // Not that of the evening: without its plays Vera would be no editor.
  const removed = { params: { playlistId: morning.playlistId } };
  await api.as('vera').deletePlaylist(removed);
  await ask('vera', 'restorePlaylist', WITH_SONGS, removed);

  await ask('vera', 'listHistory', HISTORY);
  for (const person of ['vera', 'jane'] as const) {
    await ask(person, 'getYear', YEAR, { query: '?year=2026&timeZone=Asia/Kolkata' });
  }
  for (const [{ songId }, heardMs] of [
    [glass, 33_333],
    [tide, 44_444],
  ] as const) {
    const listenId = someId();
    const kept = { params: { listenId }, body: { songId, heardMs } };
    await ask('vera', 'keepListen', {}, { ...kept, takes: { '': ['listens WHERE listen_id = :listenId'] } });
  }

  await ask('jane', 'getFeatured', FEATURED);
  const places = ['featured_playlists ORDER BY position OFFSET :index LIMIT 1'];
  const list = { headline: 'Of the month', playlistIds: [nightId, eveningId] };
  const replaced = { '': ['featured_list'], 'playlistIds[]': places };
  await ask('vera', 'replaceFeatured', FEATURED, { version: 31, body: list, takes: replaced });
  // An edit is known by its headline here; those that bring it back have the same one.
  const brought = { '': ['featured_edits WHERE headline = :headline AND restored IS NULL'] };
  await ask('vera', 'restoreFeatured', FEATURED, { version: 32, body: { version: 29 }, takes: brought });
  await ask('vera', 'restoreFeatured', FEATURED, { version: 33, body: { version: 30 }, takes: brought });
  await ask('vera', 'listFeaturedHistory', EDIT);

  for (const person of ['vera', 'jane'] as const) {
    await ask(person, 'getPlays', { '': ['play_counts WHERE user_id = :sub'] });
  }
  for (const owner of [VERA, MAX]) api.api.deps.events.subscribe(owner, () => {});
  for (const playlist of [evening, night]) await handOutAudio(pool, playlist, [JANE]);
  await play('vera', eveningId, glass.songId, 30_001);
  await play('jane', eveningId, glass.songId, 1);
  await play('jane', eveningId, glass.songId, 30_002);
  await play('jane', nightId, open.songId, 30_003);
  for (const owner of [VERA, MAX]) {
    const told = await vi.waitUntil(async () => (await eventsAfter(pool, owner, '0')).at(-1), {
      timeout: 60_000,
    });
    await look('LiveEvent', told?.data, { '': PLAYLIST }, {});
  }
});
afterAll(() => api.close());

describe('a source in Postgres', () => {
  test('says, evaluated on the rows of its object, what the API takes and answers', () => {
    expect(wrongOf(findings)).toEqual([]);
  });

  test('is none that a constant could stand for', () => {
    expect(constantOf(findings)).toEqual([]);
  });

  test('is evaluated for every field that has one', () => {
    const seen = new Set(findings.map(({ path }) => path));
    const never = [...ORIGINS]
      .filter(([path, origin]) => isOurs(origin['x-home']) && !seen.has(path))
      .map(([path]) => path);
    expect(never.filter((path) => !NEVER_SENT.test(path))).toEqual([]);
    expect([...seen].filter((path) => NEVER_SENT.test(path))).toEqual([]);
  });
});
