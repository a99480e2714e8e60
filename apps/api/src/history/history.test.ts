import { someId, startTestApi, type TestApi } from '@setlist/api/test/api';
import { addHeardPlaylist as addPlaylist, addSong, letTimePass } from '@setlist/api/test/music';
import type { Listen, Playlist } from '@setlist/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await letTimePass(api.database.pool, 3_600_000);
  await api.database.prisma.listen.deleteMany();
});

type Who = 'vera' | 'jane' | 'max';

const ofPlaylist = ({ playlistId, songs }: Playlist) => ({ playlistId, songId: songs[0]?.songId ?? '' });

async function play(
  playlist: Playlist,
  as: Who,
  more: { heardMs?: number; listenId?: string; key?: string } = {},
) {
  const { playlistId, songId } = ofPlaylist(playlist);
  const { key, ...told } = more;
  const answer = await api.send(`POST /playlists/${playlistId}/plays`, {
    as,
    headers: key === undefined ? {} : { 'idempotency-key': key },
    body: { songId, heardMs: 30_000, ...told },
  });
  return (await answer.json()) as { counted: boolean; reason?: string };
}

async function keep(as: Who, listenId: string, songId: string, heardMs: number) {
  const answer = await api.send(`PUT /history/${listenId}`, { as, body: { songId, heardMs } });
  return answer.status === 204 ? 204 : { status: answer.status, ...((await answer.json()) as object) };
}

const historyOf = async (as: Who): Promise<Listen[]> => (await api.as(as).listHistory()).body.items;

describe('what is in a history', () => {
  test('whether the listener likes a song, and nobody else', async () => {
    const playlist = await addPlaylist(api, 'vera');
    const params = { songId: ofPlaylist(playlist).songId };
    await play(playlist, 'jane');
    await api.as('vera').likeSong({ params });
    expect(await historyOf('jane')).toMatchObject([{ liked: false }]);
    await api.as('jane').likeSong({ params });
    expect(await historyOf('jane')).toMatchObject([{ liked: true }]);
    await api.as('vera').deleteSong({ params });
    expect(await historyOf('jane')).toMatchObject([{ gone: 'deleted', liked: false }]);
  });

  test('a play that counted, with song and playlist, for the listener alone', async () => {
    const playlist = await addPlaylist(api, 'vera', { name: 'Dusk' });
    expect(await play(playlist, 'jane')).toMatchObject({ counted: true });
    expect(await historyOf('jane')).toEqual([
      expect.objectContaining({
        ...{ ...ofPlaylist(playlist), songname: 'Dusk 1', artist: 'The Ebb', gone: null, hasAudio: true },
        ...{ playlistName: 'Dusk', playlistMine: false, playlistGone: false, heardMs: 30_000, counted: true },
      }),
    ]);
    expect(await historyOf('vera')).toEqual([]);
    expect(await historyOf('max')).toEqual([]);
  });

  test('what did not count as well, of one’s own playlist or too soon; but nothing heard for too short', async () => {
    const playlist = await addPlaylist(api, 'vera');
    expect(await play(playlist, 'vera')).toMatchObject({ reason: 'own-playlist' });
    expect(await play(playlist, 'vera', { heardMs: 19_999 })).toMatchObject({ reason: 'own-playlist' });
    expect(await historyOf('vera')).toMatchObject([{ playlistMine: true, heardMs: 30_000, counted: false }]);
    await play(playlist, 'jane');
    expect(await play(playlist, 'jane')).toMatchObject({ reason: 'too-soon' });
    expect(await play(playlist, 'jane', { heardMs: 19_999 })).toMatchObject({ reason: 'too-short' });
    expect((await historyOf('jane')).map(({ counted }) => counted)).toEqual([false, true]);
  });

  test('a song on its own, own or published by its owner; one that is neither is not found', async () => {
    const { songId } = await addSong(api, 'vera', 'Alone');
    const playlist = await addPlaylist(api, 'max', { name: 'Shown' });
    expect(await keep('vera', someId(), songId, 20_000)).toBe(204);
    expect(await keep('vera', someId(), ofPlaylist(playlist).songId, 20_000)).toBe(204);
    expect(await historyOf('vera')).toMatchObject([
      { songname: 'Shown 1', playlistId: null, playlistName: null, playlistGone: false, counted: false },
      { songname: 'Alone', playlistMine: null },
    ]);
    expect(await keep('jane', someId(), songId, 20_000)).toMatchObject({ status: 404 });
    expect(await keep('jane', someId(), someId(), 20_000)).toMatchObject({ status: 404 });
    expect(await historyOf('jane')).toEqual([]);
  });

  test('refuses what was heard for too short, and an id that stands for another song', async () => {
    const [one, two] = [await addSong(api, 'vera'), await addSong(api, 'vera')];
    const listenId = someId();
    expect(await keep('vera', listenId, one.songId, 19_999)).toMatchObject({
      status: 422,
      errors: [{ in: 'body', field: 'heardMs', detail: 'must be at least 30000, or half of the song' }],
    });
    expect(await keep('vera', listenId, one.songId, 20_000)).toBe(204);
    expect(await keep('vera', listenId, two.songId, 25_000)).toMatchObject({
      status: 422,
      errors: [{ in: 'body', field: 'songId', detail: 'must be the song that this id stands for' }],
    });
    expect(await historyOf('vera')).toMatchObject([{ songId: one.songId, heardMs: 20_000 }]);
  });
});

describe('told more than once', () => {
  test('it stays one listen with the longest time told, whatever comes first', async () => {
    const playlist = await addPlaylist(api, 'vera');
    const [before, after] = [someId(), someId()];
    const { songId } = ofPlaylist(playlist);
    await play(playlist, 'jane', { listenId: before });
    await keep('jane', before, songId, 38_000);
    await keep('jane', before, songId, 34_000);
    expect(await historyOf('jane')).toMatchObject([{ listenId: before, heardMs: 38_000, counted: true }]);
    await keep('max', after, songId, 39_000);
    await play(playlist, 'max', { listenId: after });
    expect(await historyOf('max')).toMatchObject([
      { listenId: after, heardMs: 39_000, counted: true, playlistName: 'Evening' },
    ]);
  });

  test('under the id of another song, it leaves that as it is, and counts all the same', async () => {
    const [one, two] = [await addPlaylist(api, 'vera'), await addPlaylist(api, 'vera')];
    const listenId = someId();
    await play(one, 'jane', { listenId });
    await letTimePass(api.database.pool, 3_600_000);
    expect(await play(two, 'jane', { listenId, heardMs: 39_000 })).toMatchObject({ counted: true });
    expect(await historyOf('jane')).toMatchObject([{ listenId, ...ofPlaylist(one), heardMs: 30_000 }]);
  });

  test('at once, under one Idempotency-Key and without an id, it is one', async () => {
    const playlist = await addPlaylist(api, 'vera');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => play(playlist, 'jane', { key: 'at-once' })),
    );
    expect(answers.every(({ counted }) => counted)).toBe(true);
    expect(await historyOf('jane')).toHaveLength(1);
  });

  test('at once under one id, it is one', async () => {
    const { songId } = await addSong(api, 'vera');
    const listenId = someId();
    const told = Array.from({ length: 10 }, (_, i) => keep('vera', listenId, songId, 20_000 + i));
    expect(new Set(await Promise.all(told))).toEqual(new Set([204]));
    expect(await historyOf('vera')).toMatchObject([{ heardMs: 20_009 }]);
  });

  test('by two people under one id, it is two', async () => {
    const playlist = await addPlaylist(api, 'vera');
    const listenId = someId();
    await play(playlist, 'jane', { listenId });
    await play(playlist, 'max', { listenId, heardMs: 31_000 });
    expect(await historyOf('jane')).toMatchObject([{ listenId, heardMs: 30_000 }]);
    expect(await historyOf('max')).toMatchObject([{ listenId, heardMs: 31_000 }]);
  });
});

describe('GET /history', () => {
  test('tells nothing of a song or a playlist that is gone, but that', async () => {
    const { pool } = api.database;
    const [hidden, deleted, own] = [
      await addPlaylist(api, 'vera', { name: 'Hidden' }),
      await addPlaylist(api, 'vera', { name: 'Deleted' }),
      await addPlaylist(api, 'jane', { name: 'Mine', visibility: 'private' }),
    ];
    for (const each of [hidden, deleted, own]) await play(each, 'jane');
    const params = ofPlaylist(deleted);
    await api.as('vera').deleteSong({ params: { songId: params.songId } });
    await api.as('vera').deletePlaylist({ params: { playlistId: params.playlistId } });
    await pool.query("UPDATE playlists SET visibility = 'private' WHERE playlist_id = $1", [
      hidden.playlistId,
    ]);
    const nothing = { songname: null, artist: null, genre: null, durationMs: null, hasAudio: false };
    const nowhere = { playlistName: null, playlistOwner: null, playlistMine: null, playlistGone: true };
    expect(await historyOf('jane')).toMatchObject([
      { songname: 'Mine 1', playlistName: 'Mine', gone: null },
      { ...nothing, ...nowhere, gone: 'deleted', counted: true },
      { ...nothing, ...nowhere, gone: 'private', counted: true },
    ]);
  });

  test('goes on page by page, newest first, and shows each once, also where times are the same', async () => {
    const { songId } = await addSong(api, 'vera');
    const heardAt = (i: number) => new Date(Date.UTC(2026, 2, 1, 0, 0, 0, Math.floor(i / 3)));
    const data = Array.from({ length: 20 }, (_, i) => ({
      ...{ userId: 'auth0|vera', listenId: someId(), songId, heardMs: 30_000 },
      heardAt: heardAt(i),
    }));
    await api.database.prisma.listen.createMany({ data });
    const seen: Listen[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await api.as('vera').listHistory({ query: { limit: 7, ...(cursor && { cursor }) } });
      seen.push(...body.items);
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen.map(({ listenId }) => listenId)).size).toBe(20);
    expect(seen.map((each) => each.heardAt)).toEqual(
      Array.from({ length: 20 }, (_, i) => heardAt(19 - i).toISOString()),
    );
  });

  test.each(['x', '1_2', '9999999999999999_00000000-0000-4000-8000-000000000000'])(
    'refuses the cursor %s',
    async (cursor) => {
      expect((await api.send(`GET /history?cursor=${cursor}`, { as: 'vera' })).status).toBe(422);
    },
  );
});

describe('forgetting', () => {
  test('one listen, of one’s own alone; the play that counted stays', async () => {
    const playlist = await addPlaylist(api, 'vera');
    const [one, two] = [someId(), someId()];
    await play(playlist, 'jane', { listenId: one });
    await play(playlist, 'max', { listenId: two });
    expect((await api.send(`DELETE /history/${one}`, { as: 'max' })).status).toBe(404);
    expect((await api.send(`DELETE /history/${one}`, { as: 'jane' })).status).toBe(204);
    expect((await api.send(`DELETE /history/${one}`, { as: 'jane' })).status).toBe(404);
    expect(await historyOf('jane')).toEqual([]);
    expect(await historyOf('max')).toHaveLength(1);
    const { body } = await api.as('vera').getPlaylist({ params: { playlistId: playlist.playlistId } });
    expect(body.plays).toBe(2);
  });

  test('all of it, of one’s own alone', async () => {
    const playlist = await addPlaylist(api, 'vera');
    await play(playlist, 'jane');
    await play(playlist, 'max');
    for (let times = 0; times < 2; times++) {
      expect((await api.send('DELETE /history', { as: 'jane' })).status).toBe(204);
    }
    expect(await historyOf('jane')).toEqual([]);
    expect(await historyOf('max')).toHaveLength(1);
  });
});

describe('GET /year', () => {
  /** Lets Vera have heard a song at these times, for as many minutes as their place in the list says. */
  async function heardAt(times: string[], more: { songId?: string; playlist?: Playlist } = {}) {
    const songId = more.songId ?? (await addSong(api, 'vera')).songId;
    await api.database.prisma.listen.createMany({
      data: times.map((time, i) => ({
        ...{ userId: 'auth0|vera', songId, heardMs: (i + 1) * 60_000 },
        ...{
          playlistId: more.playlist?.playlistId ?? null,
        },
        heardAt: new Date(time),
      })),
    });
  }

  const yearOf = async (year: number, timeZone: string, as: Who = 'vera') =>
    (await api.as(as).getYear({ query: { year, timeZone } })).body;
  /** Which places of a list something was heard in, and how many times. */
  const heardIn = (list: { listens: number }[]) =>
    Object.fromEntries(list.flatMap(({ listens }, i) => (listens ? [[i, listens]] : [])));

  test('adds up what was heard, by genre, playlist and song, the most heard first', async () => {
    const playlist = await addPlaylist(api, 'vera', { name: 'Dusk' });
    await heardAt(['2026-02-01T10:00:00Z', '2026-02-01T11:00:00Z'], { playlist, ...ofPlaylist(playlist) });
    const body = { songname: 'Smoke', artist: 'The Blue', genre: 'Jazz' };
    const { songId } = (await api.as('vera').createSong({ body })).body;
    await heardAt(['2026-03-01T10:00:00Z'], { songId });
    const year = await yearOf(2026, 'UTC');
    expect(year).toMatchObject({
      listens: 3,
      heardMs: 240_000,
      songs: 2,
      firstHeardAt: '2026-02-01T10:00:00.000Z',
    });
    expect(year.byGenre).toEqual([
      { genre: 'Ambient', listens: 2, heardMs: 180_000 },
      { genre: 'Jazz', listens: 1, heardMs: 60_000 },
    ]);
    expect(year.byPlaylist).toEqual([
      {
        playlistId: playlist.playlistId,
        playlistName: 'Dusk',
        playlistGone: false,
        listens: 2,
        heardMs: 180_000,
      },
    ]);
    expect(year.topSongs.map(({ songname, listens }) => [songname, listens])).toEqual([
      ['Dusk 1', 2],
      ['Smoke', 1],
    ]);
    expect(heardIn(year.byMonth)).toEqual({ 1: 2, 2: 1 });
    expect(heardIn(year.byHour)).toEqual({ 10: 2, 11: 1 });
  });

  test('begins and ends by the calendar of the time zone', async () => {
    await heardAt(['2025-12-31T23:30:00Z', '2026-12-31T22:30:00Z', '2026-12-31T23:30:00Z']);
    expect((await yearOf(2026, 'Europe/Berlin')).heardMs).toBe(180_000);
    expect((await yearOf(2026, 'UTC')).heardMs).toBe(300_000);
    expect(await yearOf(2027, 'Europe/Berlin')).toMatchObject({ listens: 1, heardMs: 180_000 });
    const kolkata = await yearOf(2026, 'Asia/Kolkata');
    expect([heardIn(kolkata.byHour), heardIn(kolkata.byMonth)]).toEqual([{ 5: 1 }, { 0: 1 }]);
  });

  test('goes by the clocks on the wall as they are put forward and back', async () => {
    // In Berlin 2026-03-29 has no hour from two, and 2026-10-25 has it twice.
    await heardAt([
      '2026-03-29T00:30:00Z',
      '2026-03-29T01:30:00Z',
      '2026-10-25T00:30:00Z',
      '2026-10-25T01:30:00Z',
    ]);
    const { byHour } = await yearOf(2026, 'Europe/Berlin');
    expect(heardIn(byHour)).toEqual({ 1: 1, 3: 1, 2: 2 });
    expect(byHour[2]?.heardMs).toBe(7 * 60_000);
  });

  test('is empty, with all its hours and months, where nothing was heard, and shows nobody else’s', async () => {
    await heardAt(['2026-05-01T10:00:00Z']);
    const nothing = { listens: 0, heardMs: 0 };
    expect(await yearOf(2026, 'UTC', 'jane')).toEqual({
      ...{ ...nothing, songs: 0, firstHeardAt: null, byGenre: [], byPlaylist: [], topSongs: [] },
      byHour: Array(24).fill(nothing),
      byMonth: Array(12).fill(nothing),
    });
    expect(await yearOf(2025, 'UTC')).toMatchObject({ listens: 0, firstHeardAt: '2026-05-01T10:00:00.000Z' });
  });

  test('counts songs that are gone, and names neither them nor their genre nor their playlist', async () => {
    const playlist = await addPlaylist(api, 'max', { name: 'Secret' });
    await play(playlist, 'jane');
    await api.database.pool.query("UPDATE playlists SET visibility = 'private' WHERE playlist_id = $1", [
      playlist.playlistId,
    ]);
    const year = await yearOf(new Date().getUTCFullYear(), 'UTC', 'jane');
    const heard = { listens: 1, heardMs: 30_000 };
    expect(year.byGenre).toEqual([{ genre: null, ...heard }]);
    expect(year.topSongs).toEqual([
      { songId: ofPlaylist(playlist).songId, songname: null, artist: null, gone: 'private', ...heard },
    ]);
    expect(year.byPlaylist).toEqual([
      { playlistId: playlist.playlistId, playlistName: null, playlistGone: true, ...heard },
    ]);
  });

  test.each(['Mars/Olympus', '+02:00', 'Europe/Berlin; DROP TABLE listens', '%00', '../UTC', 'ABC5', ''])(
    'refuses the time zone "%s"',
    async (timeZone) => {
      const asked = timeZone === '%00' ? timeZone : encodeURIComponent(timeZone);
      const answer = await api.send(`GET /year?year=2026&timeZone=${asked}`, { as: 'vera' });
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ errors: [{ in: 'query', field: 'timeZone' }] });
    },
  );

  test.each(['', '1969', '10000', '2026.5', 'now'])('refuses the year "%s"', async (year) => {
    const answer = await api.send(`GET /year?year=${year}`, { as: 'vera' });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ in: 'query', field: 'year' }] });
  });
});
