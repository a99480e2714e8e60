import { someId, startTestApi, type TestApi } from '@setlist/api/test/api';
import { addHeardPlaylist as addPlaylist, addSong, givePlays, letTimePass } from '@setlist/api/test/music';
import { holdTransaction } from '@setlist/postgres/test/hold-transaction';
import { untilWaiting } from '@setlist/postgres/test/until-waiting';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

interface Play {
  as?: 'jane' | 'max' | 'vera';
  key?: string;
  heardMs?: unknown;
  songId?: string;
}

async function play(playlist: { playlistId: string; songs: { songId: string }[] }, options: Play = {}) {
  const { as = 'jane', key, heardMs = 30_000, songId = playlist.songs[0]?.songId } = options;
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  const path = `POST /playlists/${playlist.playlistId}/plays`;
  const answer = await api.send(path, { as, headers, body: { songId, heardMs } });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** Lets the listeners' last counted plays lie half a minute further back. */
const waitOut = () => letTimePass(api.database.pool, 30_000);
// Each test begins with listeners who have not listened for long.
beforeEach(() => letTimePass(api.database.pool, 3_600_000));

const rowsOf = async ({ playlistId }: { playlistId: string }) => {
  const { rows } = await api.database.pool.query(
    `SELECT (SELECT count(*)::int FROM plays WHERE playlist_id = $1) AS plays,
            (SELECT coalesce(sum(plays), 0)::int FROM play_counts WHERE playlist_id = $1) AS counted`,
    [playlistId],
  );
  return rows[0];
};

describe('POST /playlists/{playlistId}/plays', () => {
  test('counts a play of half a minute by another person', async () => {
    const playlist = await addPlaylist(api, 'vera');
    expect(await play(playlist)).toEqual({ status: 201, body: { counted: true, plays: 1 } });
    expect(await play(playlist, { as: 'max' })).toEqual({ status: 201, body: { counted: true, plays: 2 } });
    expect(await rowsOf(playlist)).toEqual({ plays: 2, counted: 2 });
  });

  test('counts half of a song that is shorter than a minute', async () => {
    const playlist = await addPlaylist(api, 'vera');
    // The song has 40 s.
    expect(await play(playlist, { heardMs: 19_999 })).toMatchObject({
      status: 200,
      body: { reason: 'too-short' },
    });
    expect(await play(playlist, { heardMs: 20_000 })).toMatchObject({ status: 201 });
  });

  test('needs the whole millisecond when half a song is no whole number of them', async () => {
    const playlist = await addPlaylist(api, 'vera');
    const where = { songId: playlist.songs[0]?.songId };
    await api.database.prisma.song.updateMany({ where, data: { durationMs: 40_001 } });
    expect(await play(playlist, { heardMs: 20_000 })).toMatchObject({ body: { reason: 'too-short' } });
    expect(await play(playlist, { heardMs: 20_001 })).toMatchObject({ status: 201 });
  });

  test('finds no playlist when its deletion was under way, and counts nothing', async () => {
    const { pool } = api.database;
    const playlist = await addPlaylist(api, 'vera');
    const commit = await holdTransaction(pool, (deletion) =>
      deletion.query('DELETE FROM playlists WHERE playlist_id = $1', [playlist.playlistId]),
    );
    const answer = play(playlist);
    await untilWaiting(pool, answer);
    await commit();
    expect(await answer).toMatchObject({ status: 404 });
    expect(await rowsOf(playlist)).toEqual({ plays: 0, counted: 0 });
  });

  test('needs half a minute of a song whose length is not known', async () => {
    const playlist = await addPlaylist(api, 'vera');
    await api.database.pool.query('UPDATE songs SET duration_ms = NULL WHERE song_id = $1', [
      playlist.songs[0]?.songId,
    ]);
    expect(await play(playlist, { heardMs: 29_999 })).toMatchObject({ body: { reason: 'too-short' } });
    expect(await play(playlist, { heardMs: 30_000 })).toMatchObject({ status: 201 });
  });

  test('does not count an owner’s play, one too soon or one too short, and says which', async () => {
    const playlist = await addPlaylist(api, 'vera');
    const own = await play(playlist, { as: 'vera' });
    expect(own).toEqual({ status: 200, body: { counted: false, plays: 0, reason: 'own-playlist' } });
    await play(playlist);
    const again = await play(playlist);
    expect(again).toEqual({ status: 200, body: { counted: false, plays: 1, reason: 'too-soon' } });
    const brief = await play(playlist, { heardMs: 0 });
    expect(brief).toEqual({ status: 200, body: { counted: false, plays: 1, reason: 'too-short' } });
    expect(await rowsOf(playlist)).toEqual({ plays: 1, counted: 1 });
  });

  test('counts the same listener again half a minute later', async () => {
    const playlist = await addPlaylist(api, 'vera');
    await play(playlist);
    await waitOut();
    expect(await play(playlist)).toMatchObject({ status: 201, body: { plays: 2 } });
  });

  test('gives a repeated key the answer it got before, and counts nothing again', async () => {
    const playlist = await addPlaylist(api, 'vera');
    const first = await play(playlist, { key: 'k-1' });
    await waitOut();
    expect(await play(playlist, { key: 'k-1' })).toEqual(first);
    expect(await rowsOf(playlist)).toEqual({ plays: 1, counted: 1 });
    expect((await play(playlist, { key: 'k-2' })).status).toBe(201);
  });

  test('keeps the keys of two people apart', async () => {
    const playlist = await addPlaylist(api, 'vera');
    await play(playlist, { key: 'same' });
    expect(await play(playlist, { key: 'same', as: 'max' })).toMatchObject({
      status: 201,
      body: { plays: 2 },
    });
  });

  test('counts one of many requests with one key at once, and answers all alike', async () => {
    const playlist = await addPlaylist(api, 'vera');
    const answers = await Promise.all(Array.from({ length: 10 }, () => play(playlist, { key: 'at-once' })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await rowsOf(playlist)).toEqual({ plays: 1, counted: 1 });
  });

  test('refuses a key that was used for another request, and counts nothing', async () => {
    const [one, two] = [await addPlaylist(api, 'vera'), await addPlaylist(api, 'vera')];
    await play(one, { key: 'for-one' });
    const answer = await play(two, { key: 'for-one' });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([
      { in: 'header', field: 'idempotency-key', detail: 'was used for another request' },
    ]);
    expect(await rowsOf(two)).toEqual({ plays: 0, counted: 0 });
    const both = await Promise.all([
      play(one, { key: 'race', as: 'max' }),
      play(two, { key: 'race', as: 'max' }),
    ]);
    expect(both.map((each) => each.status).sort()).toEqual([201, 422]);
  });

  test('takes no other failure for a key that was used', async () => {
    const playlist = await addPlaylist(api, 'vera');
    await api.database.pool.query('ALTER TABLE play_gates RENAME TO play_gates_away');
    try {
      expect((await play(playlist, { key: 'in-vain' })).status).toBe(500);
    } finally {
      await api.database.pool.query('ALTER TABLE play_gates_away RENAME TO play_gates');
    }
    expect((await play(playlist, { key: 'in-vain' })).status).toBe(201);
  });

  test('refuses a song that is not in the playlist', async () => {
    const playlist = await addPlaylist(api, 'vera');
    for (const songId of [someId(), (await addSong(api, 'vera')).songId]) {
      const answer = await play(playlist, { songId });
      expect(answer.status).toBe(422);
      expect(answer.body.errors).toEqual([
        { in: 'body', field: 'songId', detail: 'must be a song of this playlist' },
      ]);
    }
    expect(await rowsOf(playlist)).toEqual({ plays: 0, counted: 0 });
  });

  test('finds nothing at a private playlist of another, nor at one that does not exist', async () => {
    const playlist = await addPlaylist(api, 'vera', { visibility: 'private' });
    const answer = await play(playlist);
    expect(answer).toMatchObject({
      status: 404,
      body: { detail: 'There is no playlist here that you can see.' },
    });
    expect((await play({ ...playlist, playlistId: someId() })).status).toBe(404);
    expect(await rowsOf(playlist)).toEqual({ plays: 0, counted: 0 });
  });

  test('tells the owner’s open pages of a play that counted, and of no other', async () => {
    const { events } = api.api.deps;
    onTestFinished(events.subscribe('auth0|vera', () => {}));
    const [brief, counted] = [await addPlaylist(api, 'vera'), await addPlaylist(api, 'vera')];
    await play(brief, { heardMs: 0 });
    await play(counted);
    const told = async () => {
      const kept = await api.database.prisma.userEvent.findMany({ where: { userId: 'auth0|vera' } });
      const ofThese = new RegExp(`${brief.playlistId}|${counted.playlistId}`);
      return kept.map(({ data }) => data).filter((data) => ofThese.test(JSON.stringify(data)));
    };
    await expect.poll(told).toEqual([{ type: 'plays', playlistId: counted.playlistId, total: 1 }]);
  });

  test('counts for those who run it what became of the plays', async () => {
    const { registry } = api.api.deps.metrics;
    const of = async (outcome: string) =>
      Number(new RegExp(`plays_total{outcome="${outcome}"} (\\d+)`).exec(await registry.metrics())?.[1] ?? 0);
    const [counted, tooShort] = [await of('counted'), await of('too-short')];
    const playlist = await addPlaylist(api, 'vera');
    await play(playlist, { heardMs: 0 });
    await play(playlist);
    await play(playlist, { as: 'max' });
    expect([await of('counted'), await of('too-short')]).toEqual([counted + 2, tooShort + 1]);
  });

  test('asks for the role of an owner whom a play made an editor', async () => {
    const playlist = await addPlaylist(api, 'max');
    await givePlays(api.database.pool, playlist, 99);
    await play(playlist);
    const roles = async () => (await api.api.deps.identity.getUser('auth0|max')).appMetadata.roles;
    await expect.poll(roles).toEqual(['playlist_editor']);
    await api.as('max').deletePlaylist({ params: { playlistId: playlist.playlistId } });
  });

  test('takes ids in capitals for the same request', async () => {
    const playlist = await addPlaylist(api, 'vera');
    const first = await play(playlist, { key: 'capitals' });
    const songId = playlist.songs[0]?.songId.toUpperCase();
    const shouted = { ...playlist, playlistId: playlist.playlistId.toUpperCase() };
    expect(await play(shouted, { key: 'capitals', songId })).toEqual(first);
  });

  test.each([-1, 0.5, '30000', null, 86_400_001])('refuses to have heard %j ms', async (heardMs) => {
    const answer = await play(await addPlaylist(api, 'vera'), { heardMs });
    expect(answer.status).toBe(422);
  });

  test.each(['', ' ', 'x'.repeat(129), 'a b'])('refuses the key "%s"', async (key) => {
    expect((await play(await addPlaylist(api, 'vera'), { key })).status).toBe(422);
  });
});

describe('GET /playlists/getPlays', () => {
  test('answers the caller’s total in plain digits, however the body of the question looks', async () => {
    const playlist = await addPlaylist(api, 'jesse');
    await givePlays(api.database.pool, playlist, 99);
    await play(playlist);
    const answer = await api.send('GET /playlists/getPlays', {
      as: 'jesse',
      headers: { 'content-type': 'text/html' },
    });
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await answer.text()).toBe('100');
  });

  test('answers 0 to somebody without playlists', async () => {
    expect((await api.as('max').getPlays()).body).toBe('0');
  });

  test('lets a person ask for nobody else', async () => {
    const ask = (userId: string) =>
      api.send(`GET /playlists/getPlays?user_id=${encodeURIComponent(userId)}`, { as: 'jane' });
    const refused = await ask('auth0|vera');
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ detail: 'You can ask for your own plays only.' });
    expect((await ask('auth0|jane')).status).toBe(200);
  });

  test('lets a machine with read:plays ask for anybody, whom it must name', async () => {
    const { clients } = api.tenant;
    const token = await api.tenant.machineToken(clients.actions, 'https://api.setlist.example');
    const headers = { authorization: `Bearer ${token}` };
    const { playlistId } = await addPlaylist(api, 'jesse');
    const { body: before } = await api.as('jesse').getPlays();
    await givePlays(api.database.pool, { playlistId }, 7);
    const answer = await api.send('GET /playlists/getPlays?user_id=auth0%7Cjesse', { headers });
    expect(Number(await answer.text())).toBe(Number(before) + 7);
    const nameless = await api.send('GET /playlists/getPlays', { headers });
    expect(nameless.status).toBe(422);
    expect(await nameless.json()).toMatchObject({
      errors: [{ in: 'query', field: 'user_id', detail: 'is required for a machine' }],
    });
  });
});
