import { randomUUID } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PrismaClient } from '@setlist/db';

export interface NewPlaylist {
  name: string;
  visibility?: 'public' | 'private';
  /** Names of its songs. Each gets the sound of a short demo song. */
  songs?: string[];
  /** Plays by people who are only heard of. */
  plays?: number;
}

export interface SeededPlaylist {
  playlistId: string;
  name: string;
  songs: { songId: string; songname: string; durationMs: number }[];
}

interface Store {
  prisma: PrismaClient;
  audioDir: string;
}

const DEMO_PEOPLE = ['auth0|vera', 'auth0|jesse', 'auth0|jane'];
const SHORT_SONGS = 6;

/** Puts a playlist with songs that really sound, and with plays, straight into the database. */
export async function addPlaylist(
  store: Store,
  userId: string,
  playlist: NewPlaylist,
): Promise<SeededPlaylist> {
  const { name, visibility = 'public', songs: names = ['Paper Lanterns'], plays = 0 } = playlist;
  const playlistId = randomUUID();
  const songs = await Promise.all(names.map((songname, index) => addSong(store, userId, songname, index)));
  await store.prisma.playlist.create({
    data: {
      ...{ userId, playlistId, name, visibility },
      songs: {
        create: songs.map(({ songId }, index) => ({ songUserId: userId, songId, position: index + 1 })),
      },
      ...(plays > 0 ? { counts: { create: { slot: 0, plays } } } : {}),
    },
  });
  // As many rows as the counter says: the role decides by rows.
  const played = Array.from({ length: plays }, (_, index) => ({
    ...{ userId, playlistId, songId: songs[0]?.songId ?? '', heardMs: 30_000 },
    listenerId: `auth0|heard-of-${index}`,
  }));
  await store.prisma.play.createMany({ data: played });
  return { playlistId, name, songs };
}

async function addSong({ prisma, audioDir }: Store, userId: string, songname: string, index: number) {
  const sound = await shortSong(prisma, index);
  const songId = randomUUID();
  await copyFile(join(audioDir, `${sound.songId}.mp3`), join(audioDir, `${songId}.mp3`));
  const { durationMs, audioBytes, audioType } = sound;
  const data = { userId, songId, songname, artist: 'The Understudies', genreName: 'Jazz' };
  await prisma.song.create({
    data: { ...data, durationMs, audioBytes, audioType, audioKey: `${songId}.mp3` },
  });
  return { songId, songname, durationMs: durationMs ?? 0 };
}

async function shortSong(prisma: PrismaClient, index: number) {
  const found = await prisma.song.findMany({
    where: { userId: { in: DEMO_PEOPLE }, audioBytes: { not: null } },
    orderBy: { durationMs: 'asc' },
    take: SHORT_SONGS,
  });
  const song = found[index % found.length];
  if (!song) throw new Error('The database has no demo song with audio: it was not seeded.');
  return song;
}
