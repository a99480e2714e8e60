import { type Person, startTestApi, type TestApi } from '@setlist/api/test/api';
import { addPlaylist, addSong, givePlays } from '@setlist/api/test/music';
import { MAX_SOUGHT } from '@setlist/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  for (const name of [
    'Night',
    'Nightfall',
    'Long night',
    'Midnight',
    'Don’t Stop',
    'Fløde på Dvořák',
    '東京の夜',
  ])
    await addSong(api, 'vera', name);
  await addSong(api, 'jane', 'Night of Jane');
  for (const name of ['Привет', '100% _ \\', '!!!', '❤️']) await addSong(api, 'max', name);
});
afterAll(() => api.close());

const find = async (person: Person, q: string) =>
  (await api.as(person).search({ query: { q, limit: 20 } })).body;
const songsOf = async (person: Person, q: string) =>
  (await find(person, q)).songs.items.map(({ songname }) => songname);

describe('a search among songs', () => {
  test('ranks the whole title, its beginning, the beginning of a word, and what stands within one', async () => {
    expect(await songsOf('vera', 'night')).toEqual(['Night', 'Nightfall', 'Long night', 'Midnight']);
  });

  test('finds the caller’s alone', async () => {
    expect(await songsOf('jane', 'night')).toEqual(['Night of Jane']);
  });

  test.each([
    ['n', 'Night'],
    ['mi', 'Midnight'],
    ['long', 'Long night'],
    ['ebb nightf', 'Nightfall'],
    ['NIGHTFALL', 'Nightfall'],
    ['dvorak flode', 'Fløde på Dvořák'],
    ["don't", 'Don’t Stop'],
    ['dont stop', 'Don’t Stop'],
    ['夜', '東京の夜'],
    ['  midnight  ', 'Midnight'],
  ])('finds %j as %s', async (q, song) => {
    expect(await songsOf('vera', q)).toContain(song);
  });

  test.each(['nigthfall', 'nightfal', 'nihgtfall', 'niightfall'])(
    'finds a word with a slip: %s',
    async (q) => {
      expect(await songsOf('vera', q)).toContain('Nightfall');
    },
  );

  test.each(['long nigth', 'lnog night', 'ebb nihgtfall', 'the ebb nihgtfall', 'flode pa dvorrak'])(
    'finds several words of which one has a slip: %s',
    async (q) => {
      const [song] = await songsOf('vera', q);
      expect(song).toBe(
        q.startsWith('l') ? 'Long night' : q.includes('ebb') ? 'Nightfall' : 'Fløde på Dvořák',
      );
    },
  );

  test('finds what is alike only beside less than five others', async () => {
    await addSong(api, 'jane', 'Lanterm');
    for (let n = 1; n <= 5; n++) {
      expect(await songsOf('jane', 'lantern')).toContain('Lanterm');
      await addSong(api, 'jane', `Lantern ${n}`);
    }
    expect(await songsOf('jane', 'lantern')).not.toContain('Lanterm');
  });

  test.each([
    ['прив', ['Привет']],
    ['100', ['100% _ \\']],
    ['%', []],
    ['_', []],
    ['\\', []],
    ['!!!', ['!!!']],
    ['❤', ['❤️']],
    ['"', []],
    ["'", []],
    ['\u0301', []],
    ['zzzz', []],
  ])('takes each character as it stands: %j', async (q, songs) => {
    expect(await songsOf('max', q)).toEqual(songs);
  });
});

describe('a search among playlists', () => {
  test('shows public ones and the caller’s own, of equal ones the one that was played more first', async () => {
    // The newer one would come first without its plays.
    const loud = await addPlaylist(api, 'jane', { name: 'Harbour' });
    const quiet = await addPlaylist(api, 'vera', { name: 'Harbour' });
    const own = await addPlaylist(api, 'vera', { name: 'Harbour lights', visibility: 'private' });
    await givePlays(api.database.pool, loud, 3);
    const idsFor = async (person: Person) =>
      (await find(person, 'harb')).playlists.items.map(({ playlistId }) => playlistId);
    expect(await idsFor('max')).toEqual([loud.playlistId, quiet.playlistId]);
    expect(await idsFor('vera')).toEqual([loud.playlistId, quiet.playlistId, own.playlistId]);
  });
});

describe('a search among people', () => {
  test('finds them by the name that others see, and says who the caller is', async () => {
    const [vera] = (await find('vera', 'vera')).people.items;
    expect(vera).toMatchObject({ displayName: expect.stringMatching(/^Vera/), self: true });
    expect((await find('max', 'vera')).people.items[0]).toEqual({ ...vera, self: false });
  });
});

test('gives pages that follow each other', async () => {
  for (let n = 0; n < 25; n++) await addSong(api, 'jesse', `Wave ${n}`);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { q: 'wave', limit: 10, ...(cursor && { cursor }) };
    const { body } = await api.as('jesse').searchSongs({ query });
    seen.push(...body.items.map(({ songId }) => songId));
    cursor = body.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(25);
  expect(new Set(seen).size).toBe(25);
  const first = await find('jesse', 'wave');
  expect(first.songs.items.map(({ songId }) => songId)).toEqual(seen.slice(0, 20));
  expect(first.songs.nextCursor).not.toBeNull();
});

test.each([
  ['searchPlaylists', 'harb'],
  ['searchPeople', 'a'],
] as const)('%s goes on after what it showed', async (name, q) => {
  const { pool } = api.database;
  await pool.query("UPDATE users SET display_name = 'A ' || display_name");
  const page = async (query: { limit: number; cursor?: string }) =>
    (await api.as('vera')[name]({ query: { q, ...query } })).body;
  const all = await page({ limit: 100 });
  expect(all.items.length).toBeGreaterThan(2);
  expect(all.nextCursor).toBeNull();
  const one = await page({ limit: 1 });
  expect(one.items).toEqual(all.items.slice(0, 1));
  const rest = await page({ limit: 100, cursor: one.nextCursor ?? '' });
  expect(rest.items).toEqual(all.items.slice(1));
});

const KINDS = ['', '/songs', '/playlists', '/people'];
const ask = (kind: string, q: string) =>
  api.send(`GET /search${kind}?${new URLSearchParams({ q })}`, { as: 'max' });

test.each([
  ['nothing', ''],
  ['spaces', '   '],
  ['a character too many', 'x'.repeat(MAX_SOUGHT + 1)],
  ['10,000 letters', 'x'.repeat(10_000)],
  ['a control character', 'a\u0000b'],
])('refuses to look for %s', async (_, q) => {
  for (const kind of KINDS) {
    const answer = await ask(kind, q);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ in: 'query', field: 'q' }] });
  }
});

test('answers any text, with what it finds or with why not', async () => {
  const odd = fc.constantFrom(
    ...'%_\\\'"&|!:*()<>@~`^$.?+[]{}#/-,; \t\n\u0000\u0301\u200d\u202e\u05d0\u0627\ud83d\ude00東か한İßﬁ'.split(
      '',
    ),
    '👩‍👩‍👧',
    '🇩🇪',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.array(odd, { maxLength: 60 }).map((all) => all.join('')),
  );
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom(...KINDS), async (q, kind) => {
      const { status } = await ask(kind, q);
      expect([200, 422]).toContain(status);
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('keeps names of any kind, which may be found by themselves', async () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(name, async (songname) => {
      const body = { songname, artist: 'x', genre: 'Jazz' };
      const added = await api.send('POST /songs', { as: 'jane', body });
      expect([201, 422]).toContain(added.status);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('finds a word by its beginning that is longer than a lexeme can be', async () => {
  // A lexeme has room for 2,047 bytes, and counts on from zero: of 2,051, with whose song it is, three would be left.
  const syllable = `\u0915${'\u093e'.repeat(8)}`;
  const word = `${syllable.repeat(75)}${syllable.slice(0, 5)}`;
  expect(Buffer.byteLength(`auth0|jane:${word}`)).toBe(2_051);
  await addSong(api, 'jane', `Long ${word}`);
  expect(await songsOf('jane', syllable)).toEqual([`Long ${word}`]);
  expect(await songsOf('jane', word.slice(0, MAX_SOUGHT))).toEqual([`Long ${word}`]);
});
