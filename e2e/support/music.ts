import { randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PrismaClient } from '@setlist/db';
import { SOUNDS_DIR } from '../env.ts';

export interface NewPlaylist {
  name: string;
  visibility?: 'public' | 'private';
  /** Names of its songs. Each gets the beginning of a demo song's sound. */
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

// The synthesizer's MP3s are of frames of one length, so that one can be cut: about twenty seconds are enough for a test.
const FRAME_MS = 36;
const FRAME_BYTES = 360;
const SHORTEST_FRAMES = 560;

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

async function addSong(store: Store, userId: string, songname: string, index: number) {
  const songId = randomUUID();
  const key = `${songId}.mp3`;
  const frames = SHORTEST_FRAMES + index;
  const [durationMs, audioBytes] = [frames * FRAME_MS, frames * FRAME_BYTES];
  await writeFile(join(store.audioDir, key), await beginning(frames));
  const data = { userId, songId, songname, artist: 'The Understudies', genreName: 'Jazz' };
  await store.prisma.song.create({
    data: { ...data, durationMs, audioBytes, audioType: 'audio/mpeg', audioKey: key },
  });
  return { songId, songname, durationMs };
}

/** An MP3 file of music, of so many seconds. */
export function musicFile(seconds: number): Promise<Buffer> {
  return beginning(Math.round((seconds * 1_000) / FRAME_MS));
}

async function beginning(frames: number): Promise<Buffer> {
  return (await sound()).subarray(0, frames * FRAME_BYTES);
}

/** The sound that a build has made for tests: each of its files is a beginning of the same. */
async function sound(): Promise<Buffer> {
  const [file] = await readdir(SOUNDS_DIR);
  if (!file) throw new Error(`There are no sounds in ${SOUNDS_DIR}. Make them with: npm run build`);
  return readFile(join(SOUNDS_DIR, file));
}
