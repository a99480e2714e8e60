import { type Person, someId, startTestApi, type TestApi } from '@setlist/api/test/api';
import { addPlaylist, addSong } from '@setlist/api/test/music';
import { holdTransaction } from '@setlist/postgres/test/hold-transaction';
import { untilWaiting } from '@setlist/postgres/test/until-waiting';
import { afterAll, beforeAll, expect, test } from 'vitest';

// Vera publishes songs, Jane and others like them.
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** A public playlist of Vera with so many songs, and their ids. */
async function published(songs = 1) {
  const { playlistId, songs: held } = await addPlaylist(api, 'vera', { songs });
  return { playlistId, songIds: held.map(({ songId }) => songId) };
}

async function turn(playlistId: string, visibility: 'private' | 'public') {
  const params = { playlistId };
  const { version } = (await api.as('vera').getPlaylist({ params })).body;
  const headers = { 'if-match': `"${version}"` };
  await api.as('vera').updatePlaylist({ params, headers, body: { visibility } });
}

const like = async (songId: string, as: Person) =>
  (await api.send(`PUT /songs/${songId}/like`, { as })).status;
const unlike = async (songId: string, as: Person) =>
  (await api.send(`DELETE /songs/${songId}/like`, { as })).status;
const likedBy = async (person: Person) =>
  (await api.as(person).listLikedSongs()).body.items.map(({ songId }) => songId);
const likes = async (songId: string) => api.database.prisma.songLike.count({ where: { songId } });

test('likes songs of one’s own and of others, newest like first, page by page', async () => {
  const { songIds } = await published(2);
  const own = (await addSong(api, 'jane', 'Shore')).songId;
  const [first = '', second = ''] = songIds;
  for (const songId of [first, own, second]) expect(await like(songId, 'jane')).toBe(204);
  const page = (await api.as('jane').listLikedSongs({ query: { limit: 2 } })).body;
  expect(page.items.map(({ songId }) => songId)).toEqual([second, own]);
  const rest = (await api.as('jane').listLikedSongs({ query: { limit: 2, cursor: page.nextCursor ?? '' } }))
    .body;
  expect(rest).toMatchObject({ items: [{ songId: first, songname: 'Evening 1' }], nextCursor: null });
  expect(await likedBy('max')).toEqual([]);
});

test('tells with each song whether the caller likes it, and of nobody else', async () => {
  const { playlistId, songIds } = await published();
  const [songId = ''] = songIds;
  await like(songId, 'vera');
  const params = { playlistId };
  const inPlaylist = async (person: Person) =>
    (await api.as(person).getPlaylist({ params })).body.songs.map(({ liked }) => liked);
  expect(await inPlaylist('vera')).toEqual([true]);
  expect(await inPlaylist('jesse')).toEqual([false]);
  const vera = api.as('vera');
  const { body: song } = await vera.getSong({ params: { songId } });
  expect(song.liked).toBe(true);
  expect((await vera.listSongs()).body.items.find((each) => each.songId === songId)?.liked).toBe(true);
  const change = {
    params: { songId },
    headers: { 'if-match': `"${song.version}"` },
    body: { artist: 'Ebb' },
  };
  expect((await vera.updateSong(change)).body.liked).toBe(true);
  expect(await unlike(songId, 'vera')).toBe(204);
  expect(await inPlaylist('vera')).toEqual([false]);
  expect((await vera.getSong({ params: { songId } })).body.liked).toBe(false);
});

test('likes once, however often and at once it is asked, and stops so too', async () => {
  const [songId = ''] = (await published()).songIds;
  const [earlier = ''] = (await published()).songIds;
  await like(earlier, 'max');
  const answers = await Promise.all(Array.from({ length: 8 }, () => like(songId, 'max')));
  expect(new Set(answers)).toEqual(new Set([204]));
  expect(await likes(songId)).toBe(1);
  expect(await like(earlier, 'max')).toBe(204);
  expect((await likedBy('max')).slice(0, 2)).toEqual([songId, earlier]);
  const ends = await Promise.all(Array.from({ length: 8 }, () => unlike(songId, 'max')));
  expect(new Set(ends)).toEqual(new Set([204]));
  expect(await likes(songId)).toBe(0);
});

test('answers of a song that one may not hear as of one that there is not', async () => {
  const hidden = (await addPlaylist(api, 'vera', { visibility: 'private' })).songs[0]?.songId ?? '';
  for (const songId of [hidden, someId()]) {
    expect(await like(songId, 'jane')).toBe(404);
    expect(await unlike(songId, 'jane')).toBe(404);
    expect(await likes(songId)).toBe(0);
  }
  expect(await like(hidden, 'vera')).toBe(204);
});

test('leaves a song out while its owner has taken it back, and lets it be liked no more meanwhile', async () => {
  const { playlistId, songIds } = await published(2);
  const [kept = '', dropped = ''] = songIds;
  for (const songId of songIds) await like(songId, 'jesse');
  await turn(playlistId, 'private');
  expect(await likedBy('jesse')).toEqual([]);
  const shown = (await api
    .as('jesse')
    .getPlaylist({ params: { playlistId } })
    .catch((error) => error)) as unknown;
  expect(shown).toMatchObject({ problem: { status: 404 } });
  expect(await unlike(dropped, 'jesse')).toBe(204);
  expect(await unlike(dropped, 'jesse')).toBe(404);
  expect(await like(kept, 'jesse')).toBe(404);
  await turn(playlistId, 'public');
  expect(await likedBy('jesse')).toEqual([kept]);
});

test('goes with its song, also when that is deleted in the moment in which it is liked', async () => {
  const { pool } = api.database;
  const [liked = '', liking = ''] = (await published(2)).songIds;
  await like(liked, 'jane');
  await api.as('vera').deleteSong({ params: { songId: liked } });
  expect(await likes(liked)).toBe(0);
  const commit = await holdTransaction(pool, (owner) =>
    owner.query('DELETE FROM songs WHERE song_id = $1', [liking]),
  );
  const answer = like(liking, 'jane');
  await untilWaiting(pool, answer);
  await commit();
  expect(await answer).toBe(404);
  expect(await likes(liking)).toBe(0);
});
