import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from '@setlist/db';
import { someId, type TestApi } from './api.ts';
import { insertDistinctRows, JANE, MAX, VERA } from './distinct-rows.ts';

/** Inserts rows so that every table which can say something of Max says it, and puts his audio into storage. */
export async function insertMaxEverywhere(api: TestApi) {
  const { prisma, pool } = api.database;
  const { storage, env } = api.api.deps;
  const rows = await insertDistinctRows(prisma);
  const { evening, night, glass, open } = rows;
  await Promise.all([api.token('max'), api.token('vera')]);
  await api.as('vera').getPlays();
  await api.as('max').setFavouriteGenre({ body: { genre: 'Jazz' } });
  const play = (playlist: typeof evening, songId: string, listenerId: string) => ({
    ...{ userId: playlist.userId, playlistId: playlist.playlistId, songId, listenerId, heardMs: 30_000 },
  });
  await prisma.play.createMany({
    data: [
      ...[play(evening, glass.songId, MAX), play(evening, glass.songId, JANE)],
      ...[play(night, open.songId, JANE), play(night, open.songId, VERA)],
    ],
  });
  await prisma.playGate.createMany({
    data: [
      { userId: VERA, playlistId: evening.playlistId, listenerId: MAX, countedAt: new Date() },
      { userId: VERA, playlistId: evening.playlistId, listenerId: JANE, countedAt: new Date() },
      { userId: MAX, playlistId: night.playlistId, listenerId: JANE, countedAt: new Date() },
    ],
  });
  await pool.query(
    `INSERT INTO audio_handouts (user_id, song_id, ranges, bytes, handed_at, last_handed_at)
     VALUES ($1, $2, '{[0,9)}', 9, now(), now())`,
    [MAX, glass.songId],
  );
  const list = { userId: VERA, playlistId: someId() };
  const like = (userId: string, song: { userId: string; songId: string }) => ({
    ...{ userId, songId: song.songId, songUserId: song.userId, likeId: someId() },
  });
  const likes = [like(MAX, glass), like(VERA, open)];
  await prisma.songLike.createMany({ data: likes, skipDuplicates: true });
  const follow = (userId: string, followedId: string) => ({ userId, followedId, followId: someId() });
  await prisma.follow.createMany({ data: [follow(MAX, VERA), follow(VERA, MAX)] });
  await prisma.listen.create({ data: { userId: MAX, songId: glass.songId, heardMs: 30_000 } });
  await prisma.listening.create({ data: { userId: MAX, countedUntil: new Date() } });
  await prisma.playRequest.create({ data: { userId: MAX, key: 'k', request: {}, answer: {} } });
  await prisma.userEvent.create({ data: { userId: MAX, data: { type: 'plan', plan: 'full' } } });
  const songs = await prisma.song.findMany({ where: { userId: MAX } });
  const objects: string[] = [];
  const keep = async (key: string) => {
    const file = join(env.audioDir, `new-${key}`);
    await writeFile(file, key);
    await storage.put(key, file, 'audio/mpeg');
    objects.push(key);
  };
  for (const { songId } of songs) {
    const keys = { audioKey: `${songId}.mp3`, coverKey: `${songId}.jpg` };
    await prisma.song.update({ where: { userId_songId: { userId: MAX, songId } }, data: keys });
    for (const key of Object.values(keys)) await keep(key);
  }
  // What he removed, and where he is named in what Vera did.
  const [removed, tide] = [someId(), someId()];
  const keys = { audioKey: `${removed}.mp3`, coverKey: `${removed}.jpg` };
  const song = { songname: 'Removed', artist: 'The Ebb', genreName: 'Jazz' };
  const audio = { ...keys, audioBytes: 9, audioType: 'audio/mpeg', coverType: 'image/jpeg' };
  await prisma.song.createMany({
    data: [
      { ...song, userId: MAX, songId: removed, ...audio },
      { ...song, userId: VERA, songId: tide },
    ],
  });
  for (const key of Object.values(keys)) await keep(key);
  const own = { userId: MAX, songId: removed };
  const parted = [like(MAX, { userId: VERA, songId: tide }), like(MAX, own), like(VERA, own)];
  await prisma.songLike.createMany({ data: parted });
  const parting = await prisma.playlist.create({ data: { ...list, name: 'Parting' } });
  const entry = { ...list, position: 1, songUserId: MAX, songId: open.songId };
  await prisma.playlistSong.create({ data: entry });
  await api.as('max').deleteSong({ params: { songId: removed } });
  await api.as('vera').deleteSong({ params: { songId: tide } });
  await api.as('vera').deletePlaylist({ params: { playlistId: parting.playlistId } });
  return { ...rows, objects };
}

/** How many rows of each table of ours say a text, whichever column it stands in; tables without any are left out. */
export async function rowsThatSay(pool: Pool, text: string): Promise<Record<string, number>> {
  const { rows: tables } = await pool.query<{ table: string }>(
    `SELECT table_name AS table FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name`,
  );
  const counts: Record<string, number> = {};
  for (const { table } of tables) {
    const { rows } = await pool.query<{ count: number }>(
      `SELECT count(*)::int FROM "${table}" AS row WHERE strpos(to_jsonb(row)::text, $1) > 0`,
      [text],
    );
    if (rows[0]?.count) counts[table] = rows[0].count;
  }
  return counts;
}
