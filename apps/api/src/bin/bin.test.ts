import { existsSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type Person, someId, startTestApi, type TestApi } from '@setlist/api/test/api';
import { addPlaylist, addSong, givePlays } from '@setlist/api/test/music';
import { audioFile, upload } from '@setlist/api/test/uploads';
import { MAX_PLAYLIST_SONGS, PLAN_LIMITS, type Playlist } from '@setlist/contracts';
import { run, runForOne, sql } from '@setlist/db/sql';
import { holdTransaction } from '@setlist/postgres/test/hold-transaction';
import { untilWaiting } from '@setlist/postgres/test/until-waiting';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deleteRows } from '../account/delete-rows.ts';
import { PRUNE } from '../operations/prune.ts';
import { SWEEP_STORAGE } from '../operations/sweep-storage.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  for (const person of ['vera', 'jane', 'max'] as const) await api.token(person);
});
beforeEach(() =>
  api.database.pool.query('TRUNCATE songs, playlists, plays, play_gates, listens, bin CASCADE'),
);
afterAll(() => api.close());

const send = async (as: Person, request: string) => (await api.send(request, { as })).status;
const songIdsOf = (playlist: Playlist) => playlist.songs.map(({ songId }) => songId);
const playlistOf = async (as: Person, { playlistId }: { playlistId: string }) =>
  (await api.as(as).getPlaylist({ params: { playlistId } })).body;
/** All rows of the tables that something may be removed from, as they stand. */
async function rows(...leftOut: string[]) {
  const all: Record<string, unknown[]> = {};
  for (const table of [
    ...['songs', 'song_likes', 'playlists', 'playlist_songs', 'plays', 'play_counts', 'play_gates'],
    ...['featured_playlists', 'listens'],
  ]) {
    const { rows: found } = await api.database.pool.query(
      `SELECT to_jsonb(row) - $1::text[] AS row FROM "${table}" AS row ORDER BY row::text`,
      [leftOut],
    );
    all[table] = found.map(({ row }) => row);
  }
  return all;
}
const binned = () => api.database.prisma.bin.count();
/** Lets the bin be so many minutes older, and runs a scheduled job. */
async function later(minutes: number, ...jobs: string[]) {
  await api.database.pool.query("UPDATE bin SET removed_at = removed_at - $1::int * interval '1 minute'", [
    minutes,
  ]);
  for (const job of jobs) {
    const { worker } = api.api;
    const done = new Promise<void>((resolve) => {
      worker.events.on('job:success', ({ job: { task_identifier } }) => task_identifier === job && resolve());
    });
    await worker.addJob(job, {});
    await done;
  }
}
async function arrange({ playlistId, version }: Playlist, songIds: string[]) {
  const headers = { 'if-match': `"${version}"` };
  return (await api.as('vera').replacePlaylistSongs({ params: { playlistId }, headers, body: { songIds } }))
    .body;
}

describe('a song', () => {
  test('comes back with every column, its likes and its places, and is not harmed by coming back twice', async () => {
    const playlist = await addPlaylist(api, 'vera', { songs: 3 });
    const [first, song = ''] = songIdsOf(playlist);
    await api.as('vera').likeSong({ params: { songId: song } });
    await api.as('jane').likeSong({ params: { songId: song } });
    await api.database.pool.query(
      `UPDATE songs SET audio_bytes = 1, audio_type = 'audio/mpeg', audio_key = 'a.mp3', audio_sha256 = 'aa',
         cover_key = 'c.jpg', cover_type = 'image/jpeg', sound_mood = 'calm', sound_seed = 7, sound_failed = true,
         version = 9, created_at = '2026-01-02T03:04:05.678901Z' WHERE song_id = $1`,
      [song],
    );
    const { rows: empty } = await api.database.pool.query(
      "SELECT key FROM songs, jsonb_each(to_jsonb(songs)) WHERE song_id = $1 AND value = 'null'",
      [song],
    );
    // A new column needs a value here, so that it is seen to come back.
    expect(empty.map(({ key }) => key)).toEqual(['sound_ask']);
    const before = await rows('version', 'updated_at');
    expect(await send('vera', `DELETE /songs/${song}`)).toBe(204);
    expect(songIdsOf(await playlistOf('vera', playlist))).not.toContain(song);
    for (let times = 0; times < 2; times++) {
      const { body } = await api.as('vera').restoreSong({ params: { songId: song } });
      expect(body).toMatchObject({ songId: song, version: 9, liked: true, hasAudio: true });
    }
    expect(await rows('version', 'updated_at')).toEqual(before);
    expect(await binned()).toBe(0);
    // An open page that has not seen it come back does not take it out again by arranging the others.
    const stale = {
      as: 'vera' as const,
      headers: { 'if-match': `"${playlist.version}"` },
      body: { songIds: [first] },
    };
    expect((await api.send(`PUT /playlists/${playlist.playlistId}/songs`, stale)).status).toBe(412);
  });

  test('comes back at its place between what has been arranged anew meanwhile', async () => {
    const playlist = await addPlaylist(api, 'vera', { songs: 3 });
    const [one = '', two = '', three = ''] = songIdsOf(playlist);
    await send('vera', `DELETE /songs/${two}`);
    await arrange(playlist, [three, one]);
    await api.as('vera').restoreSong({ params: { songId: two } });
    expect(songIdsOf(await playlistOf('vera', playlist))).toEqual([three, two, one]);
  });

  test.each(['there', 'in the bin'])(
    'stays out of a playlist that was filled meanwhile and is %s, and comes back to the others',
    async (where) => {
      const filled = await addPlaylist(api, 'vera');
      const [songId = ''] = songIdsOf(filled);
      const roomy = await arrange(await addPlaylist(api, 'vera', { name: 'Morning', songs: 0 }), [songId]);
      await send('vera', `DELETE /songs/${songId}`);
      const song = { userId: 'auth0|vera', songname: 'Tide', artist: 'The Ebb', genreName: 'Jazz' };
      const many = Array.from({ length: MAX_PLAYLIST_SONGS }, () => ({ ...song, songId: someId() }));
      await api.database.prisma.song.createMany({ data: many });
      await arrange(
        filled,
        many.map((each) => each.songId),
      );
      if (where === 'in the bin') await send('vera', `DELETE /playlists/${filled.playlistId}`);
      const { body } = await api.as('vera').restoreSong({ params: { songId } });
      expect(body.fullPlaylists).toEqual(where === 'there' ? ['Evening'] : []);
      const { playlistId } = filled;
      const { songs } = (await api.as('vera').restorePlaylist({ params: { playlistId } })).body;
      expect(songs).toHaveLength(MAX_PLAYLIST_SONGS);
      expect(songIdsOf(await playlistOf('vera', roomy))).toEqual([songId]);
      expect(await binned()).toBe(0);
    },
  );

  test('plays again where others have it in their playlists', async () => {
    const source = await addPlaylist(api, 'vera');
    const [songId = ''] = songIdsOf(source);
    const { body: copy } = await api.as('jane').copyPlaylist({ params: { playlistId: source.playlistId } });
    await send('vera', `DELETE /songs/${songId}`);
    expect((await playlistOf('jane', copy)).songs).toMatchObject([{ songId, gone: 'deleted' }]);
    await api.as('vera').restoreSong({ params: { songId } });
    expect((await playlistOf('jane', copy)).songs).toMatchObject([{ songId, gone: null }]);
  });

  test('comes back without the like of somebody who took it back meanwhile', async () => {
    const [songId = ''] = songIdsOf(await addPlaylist(api, 'vera'));
    for (const person of ['jane', 'max'] as const) await api.as(person).likeSong({ params: { songId } });
    await send('vera', `DELETE /songs/${songId}`);
    await send('jane', `DELETE /songs/${songId}/like`);
    await api.as('vera').restoreSong({ params: { songId } });
    const likes = await api.database.prisma.songLike.findMany({ where: { songId } });
    expect(likes.map(({ userId }) => userId)).toEqual(['auth0|max']);
  });

  test('has a like in the bin that its giver is told of, and that goes with their account', async () => {
    const { pool, prisma } = api.database;
    const [songId = ''] = songIdsOf(await addPlaylist(api, 'vera'));
    const like =
      "INSERT INTO song_likes (user_id, song_id, song_user_id, like_id) VALUES ($1, $2, 'auth0|vera', $3)";
    for (const giver of ['auth0|max', 'auth0|leaves']) await pool.query(like, [giver, songId, someId()]);
    await send('vera', `DELETE /songs/${songId}`);
    const exported = await api.send('GET /account/export', { as: 'max' });
    type Sections = { table: string; rows: unknown[] }[];
    const file = (await exported.json()) as { homes: { postgres: { tables: Sections } } };
    const ofBin = file.homes.postgres.tables.filter(({ table }) => table === 'bin');
    expect(ofBin.flatMap((section) => section.rows)).toHaveLength(1);
    await deleteRows({ prisma }, 'auth0|leaves');
    await api.as('vera').restoreSong({ params: { songId } });
    const likes = await prisma.songLike.findMany({ where: { songId } });
    expect(likes.map(({ userId }) => userId)).toEqual(['auth0|max']);
  });

  test('takes a like with it that was being given as it was removed', async () => {
    const { pool } = api.database;
    const [songId = ''] = songIdsOf(await addPlaylist(api, 'vera'));
    const commit = await holdTransaction(pool, (liking) =>
      liking.query(
        "INSERT INTO song_likes (user_id, song_id, song_user_id, like_id) VALUES ('auth0|jane', $1, 'auth0|vera', $2)",
        [songId, someId()],
      ),
    );
    const deletion = send('vera', `DELETE /songs/${songId}`);
    await untilWaiting(pool, deletion);
    await commit();
    expect(await deletion).toBe(204);
    await api.as('vera').restoreSong({ params: { songId } });
    expect(await api.database.prisma.songLike.count({ where: { songId } })).toBe(1);
  });

  test('has its sound made after all, when it was removed before', async () => {
    const { songId } = await addSong(api, 'vera');
    await api.as('vera').createSound({ params: { songId }, body: { seed: 5 } });
    await send('vera', `DELETE /songs/${songId}`);
    await api.database.pool.query("SELECT graphile_worker.remove_job('make-sound:' || $1)", [songId]);
    const { body } = await api.as('vera').restoreSong({ params: { songId } });
    expect(body.beingMade).toBe(true);
    const jobs = "SELECT FROM graphile_worker.jobs WHERE key = 'make-sound:' || $1";
    expect((await api.database.pool.query(jobs, [songId])).rowCount).toBe(1);
  });

  test('is found by nobody else, nor where there was none', async () => {
    const { songId } = await addSong(api, 'vera');
    expect(await send('vera', `POST /songs/${someId()}/restore`)).toBe(404);
    await send('vera', `DELETE /songs/${songId}`);
    const answer = await api.send(`POST /songs/${songId}/restore`, { as: 'jane' });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('for an hour') });
    expect(await send('vera', `GET /songs/${songId}`)).toBe(404);
    expect(await send('vera', `POST /songs/${songId}/restore`)).toBe(200);
  });

  test('is kept out by the plan’s limits, and by the same file under another title, with the way to that', async () => {
    const { songId } = await addSong(api, 'jane');
    const file = await audioFile('tone.mp3');
    expect((await upload(api, 'jane', songId, file)).status).toBe(200);
    await send('jane', `DELETE /songs/${songId}`);
    const twin = await addSong(api, 'jane', 'Twin');
    // What lies in the bin neither takes room nor is it a duplicate.
    expect((await upload(api, 'jane', twin.songId, file)).status).toBe(200);
    const restore = () => api.send(`POST /songs/${songId}/restore`, { as: 'jane' });
    const duplicate = await restore();
    expect(duplicate.status).toBe(409);
    expect(await duplicate.json()).toMatchObject({
      type: expect.stringMatching(/duplicate-audio$/),
      songId: twin.songId,
    });
    await send('jane', `DELETE /songs/${twin.songId}`);

    const userId = 'auth0|max';
    const own = await addSong(api, 'max');
    await api.database.pool.query(
      "UPDATE songs SET audio_bytes = 60000000, audio_type = 'audio/mpeg', audio_key = song_id::text WHERE song_id = $1",
      [own.songId],
    );
    await send('max', `DELETE /songs/${own.songId}`);
    const song = { userId, songname: 'Tide', artist: 'The Ebb', genreName: 'Jazz' };
    const audio = { audioBytes: 60_000_000, audioType: 'audio/mpeg', audioKey: 'large' };
    await api.database.prisma.song.create({ data: { ...song, songId: someId(), ...audio } });
    expect(await send('max', `POST /songs/${own.songId}/restore`)).toBe(413);
    await api.database.prisma.song.deleteMany({ where: { userId } });
    const many = Array.from({ length: PLAN_LIMITS.free.songs }, () => ({ ...song, songId: someId() }));
    await api.database.prisma.song.createMany({ data: many });
    expect(await send('max', `POST /songs/${own.songId}/restore`)).toBe(403);
    await send('max', `DELETE /songs/${many[0]?.songId}`);
    expect(await send('max', `POST /songs/${own.songId}/restore`)).toBe(200);
  });

  test('waits for a file that is being sent, and is kept out when that is its own', async () => {
    const { pool } = api.database;
    const [{ songId }, twin] = [await addSong(api, 'vera'), await addSong(api, 'vera', 'Twin')];
    const take =
      "UPDATE songs SET audio_bytes = 1, audio_type = 'audio/mpeg', audio_key = $1::text, audio_sha256 = 'aa' WHERE song_id = $2";
    await pool.query(take, ['one', songId]);
    await send('vera', `DELETE /songs/${songId}`);
    const commit = await holdTransaction(pool, async (sending) => {
      await runForOne(sending, sql.takeTurns, { turn: 'plan:auth0|vera' });
      await sending.query(take, ['other', twin.songId]);
    });
    const restoring = send('vera', `POST /songs/${songId}/restore`);
    await untilWaiting(pool, restoring);
    await commit();
    expect(await restoring).toBe(409);
  });

  test('keeps its audio in storage for as long as it can come back, and no longer', async () => {
    const { songId } = await addSong(api, 'vera');
    await upload(api, 'vera', songId, await audioFile('tone.mp3'));
    const { audioKey, coverKey } = await api.database.prisma.song.findFirstOrThrow({ where: { songId } });
    const files = [audioKey, coverKey].map((key) => join(api.api.deps.env.audioDir, key ?? ''));
    const then = new Date(Date.now() - 90 * 60_000);
    for (const file of files) await utimes(file, then, then);
    const there = () => files.map((file) => existsSync(file));
    await send('vera', `DELETE /songs/${songId}`);
    await later(59, PRUNE, SWEEP_STORAGE);
    expect(there()).toEqual([true, true]);
    expect(await send('vera', `POST /songs/${songId}/restore`)).toBe(200);
    expect(await send('vera', `GET /songs/${songId}/audio`)).toBe(200);
    await send('vera', `DELETE /songs/${songId}`);
    await later(61, PRUNE, SWEEP_STORAGE);
    expect(there()).toEqual([false, false]);
    expect(await send('vera', `POST /songs/${songId}/restore`)).toBe(404);
  });
});

describe('a playlist', () => {
  /** Makes a playlist with all that can hang on one; it is featured. */
  async function addWhole(position = 3) {
    const playlist = await addPlaylist(api, 'vera', { songs: 2 });
    const { playlistId } = playlist;
    await givePlays(api.database.pool, playlist, 101);
    const gate = { userId: 'auth0|vera', playlistId, listenerId: 'auth0|jane', countedAt: new Date() };
    await api.database.prisma.playGate.create({ data: gate });
    await api.database.prisma.featuredPlaylist.create({
      data: { position, userId: 'auth0|vera', playlistId },
    });
    return playlist;
  }

  test('comes back with every row that hung on it; its plays count in between for nobody, and then again', async () => {
    const playlist = await addWhole();
    const before = await rows();
    const played = async () => (await api.as('vera').getPlays()).body;
    const synced = async () => {
      const asked = "SELECT FROM graphile_worker.jobs WHERE key = 'sync-role:auth0|vera'";
      const told = "SELECT FROM role_syncs WHERE user_id = 'auth0|vera' AND editor";
      const counts = [asked, told].map(async (text) => (await api.database.pool.query(text)).rowCount);
      return (await Promise.all(counts)).some((count) => count);
    };
    expect(await played()).toBe('101');
    expect(await send('vera', `DELETE /playlists/${playlist.playlistId}`)).toBe(204);
    expect([await played(), await send('jane', `GET /playlists/${playlist.playlistId}`)]).toEqual(['0', 404]);
    for (let times = 0; times < 2; times++) {
      const { body } = await api.as('vera').restorePlaylist({ params: { playlistId: playlist.playlistId } });
      expect(body).toMatchObject({ plays: 101, version: playlist.version, songs: playlist.songs });
    }
    expect(await rows()).toEqual(before);
    expect([await played(), await binned()]).toEqual(['101', 0]);
    await expect.poll(synced).toBe(true);
  });

  test('leaves the featured list as it has been edited meanwhile', async () => {
    const playlist = await addWhole();
    await send('vera', `DELETE /playlists/${playlist.playlistId}`);
    await api.database.prisma.featuredList.updateMany({ data: { updatedAt: new Date(Date.now() + 1_000) } });
    expect(await send('vera', `POST /playlists/${playlist.playlistId}/restore`)).toBe(200);
    expect([await api.database.prisma.featuredPlaylist.count(), await binned()]).toEqual([0, 0]);
    await api.database.prisma.featuredList.updateMany({ data: { updatedAt: new Date() } });
  });

  test('is gone for good after an hour, with the plays it had', async () => {
    const playlist = await addWhole();
    const other = await addWhole(4);
    await send('vera', `DELETE /playlists/${playlist.playlistId}`);
    await later(61, PRUNE);
    expect(await send('vera', `POST /playlists/${playlist.playlistId}/restore`)).toBe(404);
    const left = await rows();
    expect([left.plays?.length, left.play_gates?.length]).toEqual([101, 1]);
    expect(left.plays).toContainEqual(expect.objectContaining({ playlist_id: other.playlistId }));
    expect(await binned()).toBe(0);
  });

  test('is nobody else’s to bring back, and does not exceed what the plan holds', async () => {
    const playlist = await addPlaylist(api, 'max', { songs: 0 });
    const restore = `POST /playlists/${playlist.playlistId}/restore`;
    await send('max', `DELETE /playlists/${playlist.playlistId}`);
    expect(await send('jane', restore)).toBe(404);
    for (let count = 0; count < PLAN_LIMITS.free.playlists; count++)
      await addPlaylist(api, 'max', { songs: 0 });
    expect(await send('max', restore)).toBe(403);
  });

  // In every order, what was removed together comes back together.
  test.each([
    ['song', 'playlist', 'song', 'playlist'],
    ['song', 'playlist', 'playlist', 'song'],
    ['playlist', 'song', 'song', 'playlist'],
    ['playlist', 'song', 'playlist', 'song'],
  ] as const)('and a song of it, removed as %s and %s, come back as %s and %s', async (...order) => {
    const playlist = await addPlaylist(api, 'vera', { songs: 3 });
    const paths = { song: `/songs/${songIdsOf(playlist)[1]}`, playlist: `/playlists/${playlist.playlistId}` };
    const before = await rows('version', 'updated_at');
    for (const thing of order.slice(0, 2)) expect(await send('vera', `DELETE ${paths[thing]}`)).toBe(204);
    for (const thing of order.slice(2)) expect(await send('vera', `POST ${paths[thing]}/restore`)).toBe(200);
    expect(await rows('version', 'updated_at')).toEqual(before);
    expect(await binned()).toBe(0);
  });

  test('comes back without a song that was removed after it, until that comes back, too', async () => {
    const playlist = await addPlaylist(api, 'vera', { songs: 2 });
    const { playlistId } = playlist;
    const [songId = '', stays] = songIdsOf(playlist);
    await send('vera', `DELETE /playlists/${playlistId}`);
    await send('vera', `DELETE /songs/${songId}`);
    const { body } = await api.as('vera').restorePlaylist({ params: { playlistId } });
    expect(songIdsOf(body)).toEqual([stays]);
    await api.as('vera').restoreSong({ params: { songId } });
    expect(songIdsOf(await playlistOf('vera', playlist))).toEqual([songId, stays]);
  });

  test('waits for a song of it that is being put back, and has it then', async () => {
    const { pool } = api.database;
    const playlist = await addPlaylist(api, 'vera', { songs: 2 });
    const { playlistId } = playlist;
    const [songId = ''] = songIdsOf(playlist);
    for (const thing of [`songs/${songId}`, `playlists/${playlistId}`])
      await send('vera', `DELETE /${thing}`);
    const song = { userId: 'auth0|vera', thing: 'song' as const, thingId: songId };
    const commit = await holdTransaction(pool, async (restoring) => {
      await runForOne(restoring, sql.takeTurns, { turn: 'plan:auth0|vera' });
      await runForOne(restoring, sql.settleEntries, { ...song, mostSongs: MAX_PLAYLIST_SONGS });
      const table = { ofTable: 'songs', ownerColumn: 'user_id', namedColumn: null };
      await runForOne(restoring, sql.putBack, { ...table, ...song });
    });
    const restoring = api.as('vera').restorePlaylist({ params: { playlistId } });
    await untilWaiting(pool, restoring);
    await commit();
    expect(songIdsOf((await restoring).body)).toEqual(songIdsOf(playlist));
    expect(await binned()).toBe(0);
  });

  test('waits for a song of it that is being removed, and comes back without it', async () => {
    const { pool } = api.database;
    const playlist = await addPlaylist(api, 'vera', { songs: 2 });
    const { playlistId } = playlist;
    const [songId = '', stays] = songIdsOf(playlist);
    await send('vera', `DELETE /playlists/${playlistId}`);
    const commit = await holdTransaction(pool, async (removing) => {
      const song = { userId: 'auth0|vera', thing: 'song' as const, thingId: songId };
      await run(removing, sql.lockOwnSong, { userId: 'auth0|vera', songId });
      const table = { ofTable: 'songs', ownerColumn: 'user_id', idColumn: 'song_id', namedColumn: null };
      await runForOne(removing, sql.putIntoBin, { ...table, ...song });
    });
    const restoring = api.as('vera').restorePlaylist({ params: { playlistId } });
    await untilWaiting(pool, restoring);
    await commit();
    expect(songIdsOf((await restoring).body)).toEqual([stays]);
  });

  test('comes back without an own song that is gone for good', async () => {
    const playlist = await addPlaylist(api, 'vera', { songs: 2 });
    const [gone, stays] = songIdsOf(playlist);
    await send('vera', `DELETE /playlists/${playlist.playlistId}`);
    await send('vera', `DELETE /songs/${gone}`);
    await api.database.prisma.bin.deleteMany({ where: { thing: 'song' } });
    const { body } = await api.as('vera').restorePlaylist({ params: { playlistId: playlist.playlistId } });
    expect(songIdsOf(body)).toEqual([stays]);
  });
});

describe('a history', () => {
  const times = (count: number) =>
    Array.from({ length: count }, (_, n) => new Date(Date.UTC(2026, 0, 1, 0, n, 7, 123)));
  async function hear(as: Person, count: number) {
    const data = times(count).map((heardAt) => ({
      ...{
        userId: `auth0|${as}`,
        songId: someId(),
        playlistId: someId(),
        heardMs: 40_000,
        heardAt,
        counted: true,
      },
    }));
    return api.database.prisma.listen.createManyAndReturn({ data });
  }

  test('that was cleared comes back whole, once, beside what was heard since; that of others is not touched', async () => {
    await hear('vera', 1_201);
    const before = await rows();
    await hear('jane', 2);
    await send('jane', 'DELETE /history');
    for (let count = 0; count < 2; count++) expect(await send('vera', 'DELETE /history')).toBe(204);
    const [since] = await hear('vera', 1);
    expect(await send('vera', 'POST /history/restore')).toBe(204);
    await api.database.prisma.listen.delete({
      where: { userId_listenId: { userId: 'auth0|vera', listenId: since?.listenId ?? '' } },
    });
    expect(await rows()).toEqual(before);
    expect(await send('vera', 'POST /history/restore')).toBe(404);
    expect(await rows()).toEqual(before);
  });

  test('comes back as the last clearing found it, and not as an earlier one did', async () => {
    await hear('vera', 3);
    await send('vera', 'DELETE /history');
    await hear('vera', 2);
    await send('vera', 'DELETE /history');
    await send('vera', 'POST /history/restore');
    expect(await api.database.prisma.listen.count()).toBe(2);
    expect(await send('vera', 'POST /history/restore')).toBe(404);
  });

  test('takes an entry back that was removed by itself, which is one with what was told anew', async () => {
    const [listen] = await hear('vera', 2);
    const entry = `/history/${listen?.listenId}`;
    expect(await send('jane', `POST ${entry}/restore`)).toBe(404);
    await send('vera', `DELETE ${entry}`);
    expect(await send('jane', `POST ${entry}/restore`)).toBe(404);
    const { counted: _, heardAt: __, ...again } = listen ?? { counted: false, heardAt: null };
    await api.database.prisma.listen.create({
      data: { ...again, heardMs: 50_000 } as typeof listen & object,
    });
    for (let count = 0; count < 2; count++) expect(await send('vera', `POST ${entry}/restore`)).toBe(204);
    expect(await api.database.prisma.listen.findMany({ where: { listenId: listen?.listenId } })).toEqual([
      { ...listen, heardMs: 50_000 },
    ]);
  });

  test('is gone for good after an hour', async () => {
    const [listen] = await hear('vera', 2);
    await send('vera', `DELETE /history/${listen?.listenId}`);
    await send('vera', 'DELETE /history');
    await later(61, PRUNE);
    expect(await send('vera', `POST /history/${listen?.listenId}/restore`)).toBe(404);
    expect(await send('vera', 'POST /history/restore')).toBe(404);
    expect(await binned()).toBe(0);
  });
});

// Whatever refers to a thing goes with it by itself, unseen, unless it is moved into the bin before.
test('no row that goes with a song or a playlist is forgotten', async () => {
  const { rows: found } = await api.database.pool.query<{ of: string; to: string }>(
    `SELECT conrelid::regclass::text AS of, confrelid::regclass::text AS to FROM pg_constraint
     WHERE contype = 'f' AND confrelid IN ('songs'::regclass, 'playlists'::regclass) ORDER BY 1, 2`,
  );
  expect(found).toEqual([
    { of: 'featured_playlists', to: 'playlists' },
    { of: 'play_counts', to: 'playlists' },
    { of: 'playlist_songs', to: 'playlists' },
    { of: 'song_likes', to: 'songs' },
  ]);
});
