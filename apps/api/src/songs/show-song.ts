import type { Song } from '@setlist/contracts';

/** A row of songs, as Prisma returns it `withLike`. */
interface SongRow {
  songId: string;
  songname: string;
  artist: string;
  genreName: string;
  durationMs: number | null;
  audioBytes: number | null;
  coverKey: string | null;
  soundAsk: string | null;
  soundFailed: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  likes: readonly unknown[];
}

/** What of its likes is read with a song: the caller's. */
export const withLike = (userId: string) => ({ likes: { where: { userId } } });

/** Shows a row of songs as the contract's Song. */
export function showSong(row: SongRow): Song {
  return {
    songId: row.songId,
    songname: row.songname,
    artist: row.artist,
    genre: row.genreName,
    durationMs: row.durationMs,
    hasAudio: row.audioBytes !== null,
    hasCover: row.coverKey !== null,
    beingMade: row.soundAsk !== null,
    soundFailed: row.soundFailed,
    liked: row.likes.length > 0,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
