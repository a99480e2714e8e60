import { type Person, someId, startTestApi, type TestApi } from '@setlist/api/test/api';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => void (await api.database.prisma.song.deleteMany()));

type Query = NonNullable<NonNullable<Parameters<ReturnType<TestApi['as']>['listSongs']>[0]>['query']>;
const SORTS = ['added', 'title', 'artist', 'genre', 'duration'] as const;
const ORDERS = ['asc', 'desc'] as const;
const EVERY_ORDER = SORTS.flatMap((sort) => ORDERS.map((order) => [sort, order] as const));

/** Adds songs of a person, the first one first; each is told by its title. */
async function add(person: Person, ...songs: { songname: string; [field: string]: unknown }[]) {
  for (const [n, song] of songs.entries())
    await api.database.prisma.song.create({
      data: {
        ...{
          userId: `auth0|${person}`,
          songId: idOf(n),
          artist: 'The Ebb',
          genreName: 'Jazz',
          durationMs: 1,
        },
        ...song,
      },
    });
}
/** Of two ids the one of the greater number is the greater, as of two songs the one that was added later. */
const [FIRST_ID, LAST_ID] = ['0', 'f'].map((digit) => `${digit}${someId().slice(1)}`) as [string, string];
const idOf = (n: number) => `10000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

type Pages = (
  cursor: string | undefined,
) => Promise<{ items: { songname: string }[]; nextCursor: string | null }>;

/** Titles of all pages; `between` runs after the first. */
async function titlesOf(pages: Pages, between?: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await pages(cursor);
    seen.push(...items.map(({ songname }) => songname));
    if (cursor === undefined) await between?.();
    cursor = nextCursor ?? undefined;
  } while (cursor);
  return seen;
}

const titles = (query: Query, between?: () => Promise<unknown>) =>
  titlesOf(
    async (cursor) => (await api.as('vera').listSongs({ query: { limit: 3, ...query, cursor } })).body,
    between,
  );
const refusal = async (path: string) => {
  const answer = await api.send(`GET ${path}`, { as: 'vera' });
  return { status: answer.status, ...((await answer.json()) as { errors?: object[] }) };
};

const ALBUM = [
  { songname: 'Ångström', artist: 'zoe', genreName: 'Techno', durationMs: 86_400_000 },
  { songname: 'ebb', artist: 'Ziv', genreName: 'Ambient', durationMs: 90_000 },
  { songname: 'Zulu', artist: '(a)', genreName: 'Jazz', durationMs: null },
  { songname: 'Ende', artist: 'Änne', genreName: 'Dream pop', durationMs: 900_000 },
  { songname: 'école', artist: 'anna', genreName: 'Drum and bass', durationMs: 100_000 },
];

describe('songs in order', () => {
  beforeEach(() => add('vera', ...ALBUM));

  test.each([
    ['added', ['Ångström', 'ebb', 'Zulu', 'Ende', 'école']],
    ['title', ['Ångström', 'ebb', 'école', 'Ende', 'Zulu']],
    ['artist', ['Zulu', 'école', 'Ende', 'ebb', 'Ångström']],
    ['genre', ['ebb', 'Ende', 'école', 'Zulu', 'Ångström']],
    ['duration', ['Zulu', 'ebb', 'école', 'Ende', 'Ångström']],
  ] as const)('of %s, whatever case and accents are, there and back', async (sort, expected) => {
    expect(await titles({ sort, order: 'asc' })).toEqual(expected);
    expect(await titles({ sort, order: 'desc' })).toEqual(expected.toReversed());
  });

  test('are the newest first unless told, and else from A to Z', async () => {
    expect(await titles({})).toEqual(await titles({ sort: 'added', order: 'desc' }));
    expect(await titles({ order: 'asc' })).toEqual(await titles({ sort: 'added', order: 'asc' }));
    for (const sort of SORTS.slice(1))
      expect(await titles({ sort })).toEqual(await titles({ sort, order: 'asc' }));
  });

  test.each(EVERY_ORDER)('by %s %s are each there once where many are alike', async (sort, order) => {
    await api.database.prisma.song.deleteMany();
    await add('vera', ...Array.from({ length: 8 }, (_, n) => ({ songname: n < 4 ? 'Tide' : 'tíde' })));
    const seen: string[] = [];
    await titlesOf(async (cursor) => {
      const { body } = await api.as('vera').listSongs({ query: { limit: 3, sort, order, cursor } });
      seen.push(...body.items.map(({ songId }) => songId));
      return body;
    });
    const added = Array.from({ length: 8 }, (_, n) => idOf(n));
    expect(seen).toEqual(order === 'asc' ? added : added.toReversed());
  });

  test.each(EVERY_ORDER)(
    'by %s %s are neither skipped nor doubled while some come and go',
    async (sort, order) => {
      const all = await titles({ sort, order });
      // The last one of the page is where the next one begins.
      const [, , last = ''] = all;
      const first = ALBUM.find(({ songname }) => songname === all[0]) as (typeof ALBUM)[number];
      const seen = await titles({ sort, order }, async () => {
        await api.database.prisma.song.deleteMany({ where: { songname: last } });
        // One that comes before the page, as a twin of its first one.
        const songId = order === 'asc' ? FIRST_ID : LAST_ID;
        await add('vera', { ...first, songId });
      });
      expect(seen).toEqual(all);
    },
  );

  test.each(EVERY_ORDER)('by %s %s can be searched and left out', async (sort, order) => {
    const data = { audioBytes: 1, audioType: 'audio/mpeg', audioKey: 'some.mp3' };
    await api.database.prisma.song.updateMany({ where: { artist: 'zoe' }, data });
    const all = await titles({ sort, order });
    const only = (...kept: string[]) => all.filter((title) => kept.includes(title));
    expect(await titles({ sort, order, limit: 1, q: ' ECO ' })).toEqual(only('école'));
    expect(await titles({ sort, order, limit: 1, q: 'z' })).toEqual(only('Ångström', 'ebb', 'Zulu'));
    expect(await titles({ sort, order, genre: 'Jazz' })).toEqual(only('Zulu'));
    expect(await titles({ sort, order, sound: 'with' })).toEqual(only('Ångström'));
    expect(await titles({ sort, order, limit: 1, sound: 'without', q: 'e' })).toEqual(
      only('ebb', 'Ende', 'école'),
    );
    // A filter of which nothing is left is not none.
    expect(await titles({ sort, order, q: '\u0301' })).toEqual([]);
  });

  test('go on after titles of every kind', async () => {
    const odd = [
      '_',
      '-',
      '%',
      '\\',
      "'",
      '"“”',
      'a_b-c',
      '東京',
      '🎸',
      'Привет',
      'שלום',
      'ﷺ',
      'x'.repeat(200),
    ];
    await api.database.prisma.song.deleteMany();
    await add('vera', ...odd.map((songname) => ({ songname })));
    for (const order of ORDERS)
      expect((await titles({ sort: 'title', order, limit: 1 })).toSorted()).toEqual(odd.toSorted());
  });

  test.each(EVERY_ORDER)('by %s %s go on with no cursor of another order', async (sort, order) => {
    const { nextCursor } = (await api.as('vera').listSongs({ query: { limit: 1, sort, order } })).body;
    const at = (query: string) => refusal(`/songs?${query}&cursor=${nextCursor}`);
    const refused = {
      status: 422,
      errors: [{ detail: 'must be a cursor that this API gave out for the same `sort` and `order`' }],
    };
    expect(await at(`sort=${sort}&order=${order}`)).toMatchObject({ status: 200 });
    expect(await at(`sort=${sort}&order=${order === 'asc' ? 'desc' : 'asc'}`)).toMatchObject(refused);
    expect(await at(`sort=${sort === 'title' ? 'artist' : 'title'}&order=${order}`)).toMatchObject(refused);
  });

  test.each([
    'title-asc__x',
    'title-asc_6_00000000-0000-7000-8000-000000000000',
    'title-asc_00_00000000-0000-7000-8000-000000000000',
    'title-asc_zz_00000000-0000-7000-8000-000000000000',
    'title-asc',
    'x',
  ])('refuse the cursor "%s"', async (cursor) => {
    expect(await refusal(`/songs?sort=title&cursor=${cursor}`)).toMatchObject({
      status: 422,
      errors: [{ in: 'query', field: 'cursor', detail: 'must be a cursor that this API gave out' }],
    });
  });

  test.each(['sort=name', 'sort=', 'order=up', 'genre=Polka', 'genre=', 'genre=jazz', 'sound=loud'])(
    'are not those of %s',
    async (query) => {
      const [field] = query.split('=');
      expect(await refusal(`/songs?${query}`)).toMatchObject({
        status: 422,
        errors: [{ in: 'query', field }],
      });
    },
  );

  test('are the caller’s own', async () => {
    await add('jesse', { songname: 'Not hers', genreName: 'Techno' });
    for (const [sort, order] of EVERY_ORDER) expect(await titles({ sort, order })).toHaveLength(ALBUM.length);
  });
});

describe('liked songs in order', () => {
  const liked = async (sort: (typeof SORTS)[number], order?: 'asc' | 'desc') =>
    titlesOf(
      async (cursor) =>
        (await api.as('jesse').listLikedSongs({ query: { limit: 2, sort, order, cursor } })).body,
    );

  test('are sorted as songs are, and by when they were liked', async () => {
    await add('jesse', ...ALBUM);
    for (const n of [2, 0, 1, 3, 4]) await api.as('jesse').likeSong({ params: { songId: idOf(n) } });
    expect(await liked('added')).toEqual(['école', 'Ende', 'ebb', 'Ångström', 'Zulu']);
    expect(await liked('added', 'asc')).toEqual(['Zulu', 'Ångström', 'ebb', 'Ende', 'école']);
    expect(await liked('title')).toEqual(['Ångström', 'ebb', 'école', 'Ende', 'Zulu']);
    expect(await liked('artist')).toEqual(['Zulu', 'école', 'Ende', 'ebb', 'Ångström']);
    expect(await liked('genre')).toEqual(['ebb', 'Ende', 'école', 'Zulu', 'Ångström']);
    expect(await liked('duration')).toEqual(['Zulu', 'ebb', 'école', 'Ende', 'Ångström']);
    for (const sort of SORTS)
      expect(await liked(sort, 'desc')).toEqual((await liked(sort, 'asc')).toReversed());
  });

  test('are only those that may be heard', async () => {
    await add('vera', { songname: 'Hers' });
    const data = { userId: 'auth0|jesse', songId: idOf(0), songUserId: 'auth0|vera', likeId: someId() };
    await api.database.prisma.songLike.create({ data });
    for (const [sort, order] of EVERY_ORDER) expect(await liked(sort, order)).toEqual([]);
  });
});
