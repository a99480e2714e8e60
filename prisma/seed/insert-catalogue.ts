import { randomUUID } from 'node:crypto';
import type { Transaction } from '@setlist/db/create-prisma';
import { people } from './people.ts';
import { playlists } from './playlists.ts';
import { songs } from './songs.ts';

/**
 * Adds the songs and the playlists; the genres come with the first migration. The songs have no audio yet: each asks for
 * its sound, which the API has made as it runs (apps/api/src/sounds/start-sounds.ts).
 */
export async function insertCatalogue(tx: Transaction): Promise<void> {
  await tx.song.createMany({
    data: songs.map(({ owner, songId, songname, artist, genre, seed, durationMs, createdAt }) => ({
      ...{ userId: people[owner].userId, songId, songname, artist, genreName: genre, durationMs },
      ...{ soundSeed: seed, soundAsk: randomUUID(), createdAt, updatedAt: createdAt },
    })),
  });
  await tx.playlist.createMany({
    data: playlists.map(({ owner, playlistId, name, visibility, createdAt }) => ({
      ...{ userId: people[owner].userId, playlistId, name, visibility, createdAt, updatedAt: createdAt },
    })),
  });
  await tx.playlistSong.createMany({
    data: playlists.flatMap(({ owner, playlistId, songs: list }) => {
      const { userId } = people[owner];
      return list.map(({ songId }, index) => ({
        ...{ userId, playlistId, position: index + 1, songUserId: userId, songId },
      }));
    }),
  });
}
