import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Person, someId, startTestApi, type TestApi } from '@setlist/api/test/api';
import { addPlaylist, addSong } from '@setlist/api/test/music';
import { PLAN_LIMITS, type Playlist } from '@setlist/contracts';
import { holdTransaction } from '@setlist/postgres/test/hold-transaction';
import { untilWaiting } from '@setlist/postgres/test/until-waiting';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// Vera publishes songs, Jane puts them into playlists of hers, Max looks on.
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const songIdsOf = ({ songs }: Playlist) => songs.map(({ songId }) => songId);
const heardOf = ({ songs }: Playlist) => songs.flatMap(({ songId, gone }) => (gone ? [] : songId));

/** Expects of an entry that it tells nothing of its song but its id, and why it is gone. */
function expectGone(
  entry: Playlist['songs'][number] | undefined,
  songId: string,
  gone: 'private' | 'deleted',
) {
  expect(entry).toMatchObject({ songId, gone });
  const { songId: _id, gone: _gone, ...rest } = entry ?? {};
  expect(Object.values(rest).filter((told) => told !== null && told !== false)).toEqual([]);
  expect(Object.keys(rest)).toContain('songname');
}

async function read({ playlistId }: { playlistId: string }, as: Person = 'jane'): Promise<Playlist> {
  return (await api.as(as).getPlaylist({ params: { playlistId } })).body;
}

async function put(playlist: { playlistId: string }, songIds: readonly string[], as: Person = 'jane') {
  const { version } = await read(playlist, as);
  const answer = await api.send(`PUT /playlists/${playlist.playlistId}/songs`, {
    as,
    headers: { 'if-match': `"${version}"` },
    body: { songIds },
  });
  return { status: answer.status, body: await answer.json() };
}

async function turn(playlist: Playlist, visibility: 'private' | 'public') {
  const { version } = await read(playlist, 'vera');
  await api.as('vera').updatePlaylist({
    params: { playlistId: playlist.playlistId },
    headers: { 'if-match': `"${version}"` },
    body: { visibility },
  });
}

/** A playlist of Jane with two songs of Vera's public one around a song of Jane's own. */
async function mixed({ visibility = 'public' as 'private' | 'public' } = {}) {
  const source = await addPlaylist(api, 'vera', { songs: 2 });
  const [first = '', last = ''] = songIdsOf(source);
  const list = await addPlaylist(api, 'jane', { visibility, songs: 0 });
  const own = (await addSong(api, 'jane')).songId;
  expect((await put(list, [first, own, last])).status).toBe(200);
  return { source, list, first, own, last };
}

async function audioStatus(songId: string, as: Person): Promise<number> {
  await api.database.pool.query(
    "UPDATE songs SET audio_bytes = 3, audio_type = 'audio/mpeg', audio_key = song_id || '.mp3' WHERE song_id = $1",
    [songId],
  );
  const { audioDir } = api.api.deps.env;
  await mkdir(audioDir, { recursive: true });
  await writeFile(join(audioDir, `${songId}.mp3`), 'abc');
  return (await api.send(`GET /songs/${songId}/audio`, { as })).status;
}

describe('a song that its owner publishes', () => {
  test('can be put into a playlist of one’s own, in any order, and stays its owner’s', async () => {
    const { list, first, own, last } = await mixed();
    expect(await read(list)).toMatchObject({ songCount: 3, durationMs: 120_000 });
    expect(songIdsOf(await read(list))).toEqual([first, own, last]);
    expect(songIdsOf(await read(list, 'max'))).toEqual([first, own, last]);
    const summary = (await api.as('jane').listPlaylists()).body.items.find(
      ({ playlistId }) => playlistId === list.playlistId,
    );
    expect(summary).toMatchObject({ songCount: 3, durationMs: 120_000 });

    expect((await api.send(`GET /songs/${first}`, { as: 'jane' })).status).toBe(404);
    expect((await api.send(`DELETE /songs/${first}`, { as: 'jane' })).status).toBe(404);
    const mine = (await api.as('jane').listSongs({ query: { limit: 100 } })).body.items;
    expect(mine.map(({ songId }) => songId)).not.toContain(first);
  });

  test('is no longer heard, counted or played through another’s playlist once its owner takes it back', async () => {
    const { source, list, first, own, last } = await mixed();
    expect(await audioStatus(first, 'jane')).toBe(200);
    await turn(source, 'private');
    for (const person of ['jane', 'max', 'vera'] as const) {
      const shown = await read(list, person);
      expectGone(shown.songs[0], first, 'private');
      expect(shown.songs[1]).toMatchObject({ songId: own, songname: 'Tide', gone: null });
      expectGone(shown.songs[2], last, 'private');
      expect(shown).toMatchObject({ songCount: 1, durationMs: 40_000 });
    }
    // Jane's playlist is public and names the song, which opens it to nobody.
    expect(await audioStatus(first, 'jane')).toBe(404);
    expect(await audioStatus(first, 'max')).toBe(404);
    expect(await audioStatus(first, 'vera')).toBe(200);
    const play = await api.send(`POST /playlists/${list.playlistId}/plays`, {
      as: 'max',
      body: { songId: last, heardMs: 40_000 },
    });
    expect(play.status).toBe(422);

    await turn(source, 'public');
    expect(heardOf(await read(list))).toEqual([first, own, last]);
  });

  test('does not hold up changes of the playlist that it stood in', async () => {
    const { source, list, first, own, last } = await mixed();
    await turn(source, 'private');
    const stale = await put(list, [last, first, own]);
    expect(stale.status).toBe(200);
    expect(songIdsOf(stale.body as Playlist)).toEqual([last, first, own]);
    expect(heardOf(stale.body as Playlist)).toEqual([own]);
    await turn(source, 'public');
    expect(heardOf(await read(list))).toEqual([last, first, own]);
    expect((await put(list, [own])).status).toBe(200);
    expect(songIdsOf(await read(list))).toEqual([own]);
  });

  test('is not published by the playlist of somebody else who holds it', async () => {
    const { source, list, first } = await mixed();
    await turn(source, 'private');
    const third = await addPlaylist(api, 'max', { visibility: 'private', songs: 0 });
    const refused = await put(third, [first], 'max');
    expect(refused.status).toBe(422);
    expect(heardOf(await read(list, 'max'))).not.toContain(first);
    const again = await addPlaylist(api, 'jane', { songs: 0 });
    expect((await put(again, [first])).status).toBe(422);
  });

  test('is refused by name when its owner deletes it in the moment in which it is put', async () => {
    const { pool } = api.database;
    const [first = ''] = songIdsOf(await addPlaylist(api, 'vera'));
    const list = await addPlaylist(api, 'jane', { songs: 0 });
    const commit = await holdTransaction(pool, (owner) =>
      owner.query('DELETE FROM songs WHERE song_id = $1', [first]),
    );
    const putting = put(list, [first]);
    await untilWaiting(pool, putting);
    await commit();
    const { status, body } = await putting;
    expect(status).toBe(422);
    const errors = [{ in: 'body', field: 'songIds[0]', detail: 'must be a song that you may hear' }];
    expect(body).toMatchObject({ errors });
  });

  test('leaves its owner’s playlists when it is deleted, and is told as deleted in those of others', async () => {
    const { source, list, first, own, last } = await mixed({ visibility: 'private' });
    await api.as('vera').deleteSong({ params: { songId: first } });
    expect(songIdsOf(await read(source, 'vera'))).toEqual([last]);
    const { songs, songCount } = await read(list);
    expectGone(songs[0], first, 'deleted');
    expect(songIdsOf({ songs } as Playlist)).toEqual([first, own, last]);
    expect(songCount).toBe(2);
    await api.as('vera').deletePlaylist({ params: { playlistId: source.playlistId } });
    expectGone((await read(list)).songs[2], last, 'private');
    expect(await audioStatus(last, 'jane')).toBe(404);
  });

  test('may be moved and removed by whose playlist it stands in once it is deleted, and is not put there again', async () => {
    const { list, first, own, last } = await mixed();
    await api.as('vera').deleteSong({ params: { songId: first } });
    const moved = await put(list, [own, last, first]);
    expect(moved.status).toBe(200);
    expectGone((moved.body as Playlist).songs[2], first, 'deleted');
    const twice = await put(list, [first, own, first]);
    expect(twice).toMatchObject({ status: 422, body: { errors: [{ field: 'songIds[2]' }] } });
    expect((await put(list, [own, last])).status).toBe(200);
    expect((await put(list, [first, own, last])).status).toBe(422);
    expect(songIdsOf(await read(list))).toEqual([own, last]);
    const other = await addPlaylist(api, 'jane', { songs: 0 });
    expect((await put(other, [first])).status).toBe(422);
  });

  test('leaves its owner’s playlist also when it is deleted in the moment in which it is put there', async () => {
    const { pool } = api.database;
    const { songId } = await addSong(api, 'vera');
    const list = await addPlaylist(api, 'vera', { songs: 0 });
    const commit = await holdTransaction(pool, async (putting) => {
      await putting.query('SELECT FROM songs WHERE song_id = $1 FOR KEY SHARE', [songId]);
      await putting.query(
        `INSERT INTO playlist_songs (user_id, playlist_id, position, song_user_id, song_id)
         VALUES ('auth0|vera', $1, 1, 'auth0|vera', $2)`,
        [list.playlistId, songId],
      );
    });
    const deleting = api.as('vera').deleteSong({ params: { songId } });
    await untilWaiting(pool, deleting);
    await commit();
    await deleting;
    expect((await read(list, 'vera')).songs).toEqual([]);
  });

  test('stays when the playlist that holds it is deleted', async () => {
    const { source, list, first, last } = await mixed();
    await api.as('jane').deletePlaylist({ params: { playlistId: list.playlistId } });
    expect(songIdsOf(await read(source, 'vera'))).toEqual([first, last]);
  });
});

test('refuses another’s private song exactly as one that does not exist', async () => {
  const list = await addPlaylist(api, 'jane', { songs: 0 });
  const { songs } = await addPlaylist(api, 'vera', { visibility: 'private' });
  const alone = (await addSong(api, 'vera')).songId;
  const answers = [];
  for (const songId of [songs[0]?.songId ?? '', alone, someId()]) {
    const { status, body } = await put(list, [songId]);
    answers.push({ status, errors: (body as { errors: unknown }).errors });
  }
  expect(answers[0]).toEqual({
    status: 422,
    errors: [{ in: 'body', field: 'songIds[0]', detail: 'must be a song that you may hear' }],
  });
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  expect(await read(list)).toMatchObject({ songCount: 0, version: 1 });
});

test('never counts plays of one’s own playlist, whoever’s songs stand in it', async () => {
  const { list, first } = await mixed();
  const answer = await api.send(`POST /playlists/${list.playlistId}/plays`, {
    as: 'jane',
    body: { songId: first, heardMs: 40_000 },
  });
  expect(await answer.json()).toMatchObject({ counted: false, reason: 'own-playlist' });
});

describe('a copy of a playlist', () => {
  const copy = (playlistId: string, as: Person) => api.send(`POST /playlists/${playlistId}/copy`, { as });

  test('is a private one of the caller, of the same name, with its songs in order, and goes its own way', async () => {
    const { source, list, first, own, last } = await mixed();
    const answer = await copy(list.playlistId, 'max');
    expect(answer.status).toBe(201);
    const made = (await answer.json()) as Playlist;
    expect(made).toMatchObject({ name: list.name, visibility: 'private', mine: true, plays: 0, version: 1 });
    expect(answer.headers.get('location')).toBe(`/playlists/${made.playlistId}`);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(heardOf(made)).toEqual([first, own, last]);
    expect((await api.send(`GET /playlists/${made.playlistId}`, { as: 'jane' })).status).toBe(404);

    expect((await put(made, [last], 'max')).status).toBe(200);
    expect(songIdsOf(await read(list))).toEqual([first, own, last]);
    await turn(source, 'private');
    expect(heardOf(await read(made, 'max'))).toEqual([]);
  });

  test('leaves out what is gone', async () => {
    const { source, list, first, own } = await mixed();
    await api.as('vera').deleteSong({ params: { songId: first } });
    await turn(source, 'private');
    const made = (await (await copy(list.playlistId, 'jane')).json()) as Playlist;
    expect(songIdsOf(made)).toEqual([own]);
  });

  test('is made of a private playlist by its owner alone', async () => {
    const { list } = await mixed({ visibility: 'private' });
    expect((await copy(list.playlistId, 'jane')).status).toBe(201);
    for (const id of [list.playlistId, someId()]) expect((await copy(id, 'max')).status).toBe(404);
  });

  test('stops at what the plan free holds, however many are made at once', async () => {
    const { list } = await mixed();
    const prisma = api.database.prisma;
    const held = () => prisma.playlist.count({ where: { userId: 'auth0|max' } });
    const room = (PLAN_LIMITS.free.playlists ?? 0) - (await held());
    const answers = await Promise.all(Array.from({ length: room + 3 }, () => copy(list.playlistId, 'max')));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(room);
    expect(answers.filter(({ status }) => status === 403)).toHaveLength(3);
    expect(await held()).toBe(PLAN_LIMITS.free.playlists);
  });
});
