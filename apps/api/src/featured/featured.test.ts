import { someId, startTestApi, type TestApi } from '@setlist/api/test/api';
import { addPlaylist, givePlays } from '@setlist/api/test/music';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

let api: TestApi;
let open: { playlistId: string }[];
beforeAll(async () => {
  api = await startTestApi();
  // Vera's token says editor; her rows have to say so too.
  const own = await addPlaylist(api, 'vera', { name: 'One' });
  open = [
    own,
    await addPlaylist(api, 'vera', { name: 'Two' }),
    await addPlaylist(api, 'jane', { name: 'Three' }),
  ];
  await givePlays(api.database.pool, own, 100);
});
afterAll(() => api.close());

let version = 0;
beforeEach(async () => {
  version = (await api.as('jane').getFeatured()).body.version;
});

const put = (body: unknown, headers: Record<string, string> = { 'if-match': `"${version}"` }) =>
  api.send('PUT /playlists/featured', { as: 'vera', body, headers });
const ids = (...playlists: ({ playlistId: string } | undefined)[]) => ({
  playlistIds: playlists.map((playlist) => playlist?.playlistId),
});

describe('PUT /playlists/featured', () => {
  test('replaces list and headline, for everybody to see, in the editor’s order', async () => {
    const answer = await put({ headline: 'Late summer', ...ids(open[2], open[0]) });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe(`"${version + 1}"`);
    const { body } = await api.as('max').getFeatured();
    expect(body).toMatchObject({ headline: 'Late summer', version: version + 1, updatedBy: 'Vera' });
    expect(body.playlists.map((playlist) => playlist.name)).toEqual(['Three', 'One']);
  });

  test('keeps the headline when none is given', async () => {
    await put({ headline: 'Stays', ...ids(open[0]) });
    version += 1;
    await put(ids(open[1]));
    expect((await api.as('max').getFeatured()).body).toMatchObject({ headline: 'Stays' });
  });

  test('names each private, missing and doubled playlist, and changes nothing', async () => {
    const hidden = await addPlaylist(api, 'vera', { visibility: 'private' });
    const answer = await put(ids(open[0], hidden, { playlistId: someId() }, open[0]));
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: { field: string; detail: string }[] };
    expect(errors.map(({ field, detail }) => `${field} ${detail}`)).toEqual([
      'playlistIds[1] must be a public playlist',
      'playlistIds[2] must be a public playlist',
      'playlistIds[3] must not stand in the list twice',
    ]);
    expect((await api.as('max').getFeatured()).body.version).toBe(version);
  });

  test('refuses more playlists than the list holds', async () => {
    const answer = await put({ playlistIds: Array.from({ length: 13 }, someId) });
    expect(await answer.json()).toMatchObject({
      status: 422,
      errors: [{ field: 'playlistIds', detail: 'must have at most 12 entries' }],
    });
  });

  test('asks which version is meant, and refuses an old one with the current one', async () => {
    expect((await put(ids(open[0]), {})).status).toBe(428);
    const stale = await put(ids(open[0]), { 'if-match': '"0"' });
    expect(stale.status).toBe(412);
    expect(await stale.json()).toMatchObject({ currentVersion: version });
  });

  test('lets one of two editors at once through, and tells the other the current version', async () => {
    const answers = await Promise.all([put(ids(open[0])), put(ids(open[1]))]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412]);
    const refused = answers.find((answer) => answer.status === 412);
    expect(await refused?.json()).toMatchObject({ currentVersion: version + 1 });
  });

  test('refuses an editor whose plays are fewer by now, though the token still says editor', async () => {
    const counters = "UPDATE play_counts SET plays = plays + $1 WHERE user_id = 'auth0|vera' AND slot = 99";
    await api.database.pool.query(counters, [-1]);
    try {
      const answer = await put(ids(open[0]));
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({
        type: 'https://setlist.example/problems/not-an-editor-any-more',
        plays: 99,
        needed: 100,
      });
    } finally {
      await api.database.pool.query(counters, [1]);
    }
  });
});

describe('GET /playlists/featured', () => {
  test('does not show a playlist that was made private meanwhile', async () => {
    const shy = await addPlaylist(api, 'vera', { name: 'Shy', songs: 0 });
    await put(ids(shy, open[0]));
    const { playlistId } = shy;
    const headers = { 'if-match': '"1"' };
    await api.as('vera').updatePlaylist({ params: { playlistId }, headers, body: { visibility: 'private' } });
    const { body } = await api.as('max').getFeatured();
    expect(body.playlists.map((playlist) => playlist.name)).toEqual(['One']);
  });
});

describe('history', () => {
  test('shows every version with who made it, down to the state before the first edit', async () => {
    await put({ headline: 'For history', ...ids(open[0], open[1]) });
    const versions: number[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await api.as('vera').listFeaturedHistory({ query: { limit: 2, cursor } });
      versions.push(...body.items.map((edit) => edit.version));
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    expect(versions).toEqual(Array.from({ length: version + 1 }, (_, i) => version + 1 - i));
    const [latest] = (await api.as('vera').listFeaturedHistory()).body.items;
    expect(latest).toMatchObject({
      headline: 'For history',
      editor: 'Vera',
      restored: null,
      playlists: [{ name: 'One' }, { name: 'Two' }],
    });
  });

  test('brings an earlier version back as the newest one, without what is gone', async () => {
    const gone = await addPlaylist(api, 'vera', { name: 'Gone', songs: 0 });
    await put({ headline: 'Before', ...ids(gone, open[2]) });
    await put({ headline: 'After', ...ids(open[1]) }, { 'if-match': `"${version + 1}"` });
    await api.as('vera').deletePlaylist({ params: { playlistId: gone.playlistId } });
    const { body } = await api.as('vera').restoreFeatured({
      headers: { 'if-match': `"${version + 2}"` },
      body: { version: version + 1 },
    });
    expect(body).toMatchObject({ headline: 'Before', version: version + 3, playlists: [{ name: 'Three' }] });
    const [undo, , before] = (await api.as('vera').listFeaturedHistory()).body.items;
    expect(undo).toMatchObject({ restored: version + 1 });
    expect(before?.playlists).toMatchObject([{ name: null }, { name: 'Three' }]);
  });

  test('keeps what it brings back from being deleted meanwhile', async () => {
    const wanted = await addPlaylist(api, 'vera', { name: 'Wanted', songs: 0 });
    await put(ids(wanted));
    await put(ids(open[0]), { 'if-match': `"${version + 1}"` });
    // The deletion has begun and is not yet committed: restoring waits for it, and then finds the playlist gone.
    const { playlistId } = wanted;
    const deletion = await api.database.pool.connect();
    try {
      await deletion.query('BEGIN');
      await deletion.query('DELETE FROM playlists WHERE playlist_id = $1', [playlistId]);
      const restoring = api.as('vera').restoreFeatured({
        headers: { 'if-match': `"${version + 2}"` },
        body: { version: version + 1 },
      });
      const waiting = async () => {
        const { rows } = await api.database.pool.query(
          "SELECT query FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        );
        return rows.map(({ query }) => query);
      };
      await expect.poll(waiting).toEqual([expect.stringContaining('FOR KEY SHARE')]);
      await deletion.query('COMMIT');
      expect((await restoring).body.playlists).toEqual([]);
    } finally {
      deletion.release();
    }
  });

  test('refuses a version there never was, and a stale If-Match', async () => {
    const restore = (body: unknown, headers: Record<string, string>) =>
      api.send('POST /playlists/featured/restore', { as: 'vera', body, headers });
    expect((await restore({ version: 10_000 }, { 'if-match': `"${version}"` })).status).toBe(422);
    expect((await restore({ version: 1 }, { 'if-match': '"0"' })).status).toBe(412);
    expect((await restore({ version: 1 }, {})).status).toBe(428);
  });
});
