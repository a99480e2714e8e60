import { someId, startTestApi, type TestApi } from '@setlist/api/test/api';
import { addPlaylist, addSong, givePlays } from '@setlist/api/test/music';
import { PLAN_LIMITS, type Playlist } from '@setlist/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const paramsOf = ({ playlistId }: { playlistId: string }) => ({ playlistId });

describe('POST /playlists', () => {
  test('adds an empty, private playlist', async () => {
    const { body, headers } = await api.as('jane').createPlaylist({ body: { name: '  Rainy days ' } });
    expect(body).toMatchObject({
      name: 'Rainy days',
      visibility: 'private',
      owner: { displayName: 'Jane', editor: false },
      mine: true,
      plays: 0,
      songCount: 0,
      songs: [],
    });
    expect(headers.get('location')).toBe(`/playlists/${body.playlistId}`);
  });

  test('stops at what the plan free holds, and reading goes on', async () => {
    const { playlists: limit } = PLAN_LIMITS.free;
    const add = () => api.send('POST /playlists', { as: 'max', body: { name: 'One more' } });
    const answers = await Promise.all(Array.from({ length: 8 }, add));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(limit);
    const refused = await add();
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ limit, plan: 'free' });
    expect((await api.as('max').listPlaylists()).body.items).toHaveLength(limit);
  });

  test.each([
    { name: '' },
    { name: 'x'.repeat(101) },
    { name: 'a\u0000b' },
    { name: 'ok', visibility: 'secret' },
  ])('refuses %j', async (body) => {
    expect((await api.send('POST /playlists', { as: 'jane', body })).status).toBe(422);
  });

  test('does not let a body say whose it is, or how often it was played', async () => {
    const body = { name: 'Mine', user_id: 'auth0|vera', plays: 100 };
    expect((await api.send('POST /playlists', { as: 'jane', body })).status).toBe(422);
  });
});

describe('GET /playlists', () => {
  test('pages through the caller’s playlists, newest first', async () => {
    const made: string[] = [];
    for (let i = 0; i < 3; i++) made.unshift((await addPlaylist(api, 'jesse', { songs: 0 })).playlistId);
    const first = (await api.as('jesse').listPlaylists({ query: { limit: 2 } })).body;
    const second = (
      await api.as('jesse').listPlaylists({ query: { limit: 2, cursor: first.nextCursor ?? '' } })
    ).body;
    expect([...first.items, ...second.items].map((playlist) => playlist.playlistId)).toEqual(made);
    expect(second.nextCursor).toBeNull();
  });

  describe('in order', () => {
    type Query = NonNullable<NonNullable<Parameters<ReturnType<TestApi['as']>['listPlaylists']>[0]>['query']>;
    const userId = 'auth0|in-order';
    const names = async (query: Query) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await api.as('vera').listPlaylists({ query: { limit: 2, ...query, cursor } });
        seen.push(...body.items.map(({ name }) => name));
        cursor = body.nextCursor ?? undefined;
      } while (cursor);
      return seen;
    };
    const added = ['Zulu', 'ÄBC', 'abd', 'abc', '(a)'];
    beforeAll(async () => {
      // Vera's other playlists stand by while these are asked for.
      await api.database.prisma.playlist.updateMany({ where: { userId: 'auth0|vera' }, data: { userId } });
      for (const name of added) {
        const visibility = name.startsWith('a') ? 'private' : 'public';
        await api.as('vera').createPlaylist({ body: { name, visibility } });
      }
    });
    afterAll(async () => {
      await api.database.prisma.playlist.deleteMany({ where: { userId: 'auth0|vera' } });
      await api.database.prisma.playlist.updateMany({ where: { userId }, data: { userId: 'auth0|vera' } });
    });

    test('of when they were added, and of their names, whatever case and accents are', async () => {
      expect(await names({ order: 'asc' })).toEqual(added);
      expect(await names({})).toEqual(added.toReversed());
      const sorted = ['(a)', 'ÄBC', 'abc', 'abd', 'Zulu'];
      expect(await names({ sort: 'name' })).toEqual(sorted);
      expect(await names({ sort: 'name', order: 'desc' })).toEqual(sorted.toReversed());
    });

    test('leaves out those that others can see, or that they cannot', async () => {
      expect(await names({ visibility: 'private' })).toEqual(['abc', 'abd']);
      expect(await names({ visibility: 'public' })).toEqual(['(a)', 'ÄBC', 'Zulu']);
      expect(await names({ sort: 'name', order: 'desc', visibility: 'private' })).toEqual(['abd', 'abc']);
    });

    test('goes on with no cursor of another order', async () => {
      const { nextCursor } = (await api.as('vera').listPlaylists({ query: { limit: 1, sort: 'name' } })).body;
      for (const other of ['', 'sort=name&order=desc&', 'order=asc&'])
        expect((await api.send(`GET /playlists?${other}cursor=${nextCursor}`, { as: 'vera' })).status).toBe(
          422,
        );
    });

    test.each(['sort=title', 'order=x', 'visibility=shared'])('is refused %s', async (query) => {
      expect((await api.send(`GET /playlists?${query}`, { as: 'vera' })).status).toBe(422);
    });
  });
});

describe('GET /playlists/discover', () => {
  test('shows the public playlists of others, most played first, page by page', async () => {
    const quiet = await addPlaylist(api, 'vera', { name: 'Quiet' });
    const loud = await addPlaylist(api, 'vera', { name: 'Loud' });
    const hidden = await addPlaylist(api, 'vera', { name: 'Hidden', visibility: 'private' });
    await givePlays(api.database.pool, loud, 3);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await api.as('jane').discoverPlaylists({ query: { limit: 1, cursor } });
      seen.push(...body.items.map((playlist) => playlist.playlistId));
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    expect(seen[0]).toBe(loud.playlistId);
    expect(seen).toContain(quiet.playlistId);
    expect(seen).not.toContain(hidden.playlistId);
    expect(new Set(seen).size).toBe(seen.length);
    const own = (await api.as('vera').discoverPlaylists()).body.items;
    expect(own.some((playlist) => playlist.mine)).toBe(false);
  });

  test('refuses a cursor it did not give out', async () => {
    expect((await api.send('GET /playlists/discover?cursor=12', { as: 'jane' })).status).toBe(422);
    expect((await api.send('GET /playlists/discover?cursor=1_x', { as: 'jane' })).status).toBe(422);
  });
});

describe("another person's playlist", () => {
  test('can be read when it is public, with the owner’s name', async () => {
    const playlist = await addPlaylist(api, 'vera');
    const { body } = await api.as('jane').getPlaylist({ params: paramsOf(playlist) });
    expect(body).toMatchObject({
      mine: false,
      owner: { displayName: 'Vera' },
      songs: [{ songname: 'Evening 1' }],
    });
  });

  test('names its owner by an id of ours, the same everywhere, and never by the one they sign in with', async () => {
    const [one, other] = [await addPlaylist(api, 'vera'), await addPlaylist(api, 'vera')];
    const answer = await api.send(`GET /playlists/${one.playlistId}`, { as: 'jane' });
    const text = await answer.text();
    expect(text).not.toMatch(/auth0|vera\b/);
    const { personId } = (JSON.parse(text) as Playlist).owner;
    const { rows } = await api.database.pool.query('SELECT user_id FROM users WHERE person_id = $1', [
      personId,
    ]);
    expect(rows).toEqual([{ user_id: 'auth0|vera' }]);
    const discovered = (await api.as('jane').discoverPlaylists({ query: { limit: 100 } })).body.items;
    const owners = discovered.filter(({ owner }) => owner.personId === personId);
    const ids = owners.map(({ playlistId }) => playlistId);
    expect(ids).toEqual(expect.arrayContaining([one.playlistId, other.playlistId]));
    expect(other.owner.personId).toBe(personId);
  });

  test('has an owner by no id while there is no copy of that person', async () => {
    const { playlistId } = await addPlaylist(api, 'jesse', { name: 'Nobody’s' });
    await api.database.pool.query("DELETE FROM users WHERE user_id = 'auth0|jesse'");
    const { body } = await api.as('jane').getPlaylist({ params: { playlistId } });
    expect(body.owner).toEqual({ personId: null, displayName: 'user', editor: false });
  });

  const writes = [
    ['PATCH', '', { name: 'Taken' }],
    ['PUT', '/songs', { songIds: [] }],
    ['DELETE', '', undefined],
  ] as const;

  test.each(writes)(
    'refuses %s%s when it is public, is not there when private',
    async (method, path, body) => {
      for (const [visibility, status] of [
        ['public', 403],
        ['private', 404],
      ] as const) {
        const { playlistId } = await addPlaylist(api, 'vera', { visibility });
        const request = `${method} /playlists/${playlistId}${path}`;
        const answer = await api.send(request, { as: 'jane', body, headers: { 'if-match': '"2"' } });
        expect(answer.status).toBe(status);
        const { body: still } = await api.as('vera').getPlaylist({ params: { playlistId } });
        expect(still).toMatchObject({ name: 'Evening', songCount: 1 });
      }
    },
  );

  test('cannot be read when it is private', async () => {
    const { playlistId } = await addPlaylist(api, 'vera', { visibility: 'private' });
    expect((await api.send(`GET /playlists/${playlistId}`, { as: 'jane' })).status).toBe(404);
  });
});

describe('PATCH /playlists/{playlistId}', () => {
  test('renames it and changes who sees it', async () => {
    const playlist = await addPlaylist(api, 'vera', { visibility: 'private', songs: 0 });
    const { body } = await api.as('vera').updatePlaylist({
      params: paramsOf(playlist),
      headers: { 'if-match': '"1"' },
      body: { name: 'Out now', visibility: 'public' },
    });
    expect(body).toMatchObject({ name: 'Out now', visibility: 'public', version: 2 });
    expect((await api.send(`GET /playlists/${playlist.playlistId}`, { as: 'jane' })).status).toBe(200);
  });

  test('asks which version is meant, and refuses an old one with the current one', async () => {
    const { playlistId } = await addPlaylist(api, 'vera', { songs: 0 });
    const change = (headers: Record<string, string>) =>
      api.send(`PATCH /playlists/${playlistId}`, { as: 'vera', body: { name: 'New' }, headers });
    expect((await change({})).status).toBe(428);
    expect((await change({ 'if-match': '"1"' })).status).toBe(200);
    const stale = await change({ 'if-match': '"1"' });
    expect([stale.status, stale.headers.get('etag')]).toEqual([412, '"2"']);
    expect(await stale.json()).toMatchObject({ currentVersion: 2 });
  });
});

describe('PUT /playlists/{playlistId}/songs', () => {
  test('puts the songs in the given order', async () => {
    const playlist = await addPlaylist(api, 'vera', { songs: 3 });
    const songIds = playlist.songs.map((song) => song.songId).reverse();
    const { body } = await api.as('vera').replacePlaylistSongs({
      params: paramsOf(playlist),
      headers: { 'if-match': '"2"' },
      body: { songIds },
    });
    expect(body.songs.map((song) => song.songId)).toEqual(songIds);
    expect(body).toMatchObject({ songCount: 3, durationMs: 120_000, version: 3 });
  });

  test('names each song that is another’s alone, does not exist or stands there twice, and changes nothing', async () => {
    const playlist = await addPlaylist(api, 'vera');
    const own = playlist.songs[0]?.songId ?? '';
    const foreign = (await addSong(api, 'jane')).songId;
    const answer = await api.send(`PUT /playlists/${playlist.playlistId}/songs`, {
      as: 'vera',
      headers: { 'if-match': '"2"' },
      body: { songIds: [own, foreign, someId(), own] },
    });
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: { field: string; detail: string }[] };
    expect(errors.map(({ field, detail }) => `${field} ${detail}`)).toEqual([
      'songIds[1] must be a song that you may hear',
      'songIds[2] must be a song that you may hear',
      'songIds[3] must not stand in the list twice',
    ]);
    expect((await api.as('vera').getPlaylist({ params: paramsOf(playlist) })).body).toEqual(playlist);
  });

  test('refuses more songs than a playlist holds, and what is not an id', async () => {
    const { playlistId } = await addPlaylist(api, 'vera', { songs: 0 });
    const put = (songIds: unknown) =>
      api.send(`PUT /playlists/${playlistId}/songs`, {
        as: 'vera',
        headers: { 'if-match': '"1"' },
        body: { songIds },
      });
    expect((await put(Array.from({ length: 501 }, someId))).status).toBe(422);
    const answer = await put(['1']);
    expect(await answer.json()).toMatchObject({
      errors: [{ field: 'songIds[0]', detail: 'must be a UUID' }],
    });
  });

  test('asks which version is meant', async () => {
    const { playlistId } = await addPlaylist(api, 'vera', { songs: 0 });
    const put = (headers: Record<string, string>) =>
      api.send(`PUT /playlists/${playlistId}/songs`, { as: 'vera', headers, body: { songIds: [] } });
    expect((await put({})).status).toBe(428);
    expect((await put({ 'if-match': '"7"' })).status).toBe(412);
  });
});

describe('DELETE /playlists/{playlistId}', () => {
  test('deletes it with its plays', async () => {
    const playlist = await addPlaylist(api, 'jesse');
    await givePlays(api.database.pool, playlist, 5);
    expect((await api.as('jesse').getPlays()).body).toBe('5');
    expect((await api.as('jesse').deletePlaylist({ params: paramsOf(playlist) })).status).toBe(204);
    expect((await api.as('jesse').getPlays()).body).toBe('0');
    expect((await api.send(`DELETE /playlists/${playlist.playlistId}`, { as: 'jesse' })).status).toBe(404);
  });
});
