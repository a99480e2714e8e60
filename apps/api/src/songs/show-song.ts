import type { Song } from '@setlist/contracts';

/** A row of songs, as Prisma returns it. */
interface SongRow {
  songId: string;
  songname: string;
  artist: string;
  genreName: string;
  durationMs: number | null;
  audioBytes: number | null;
  coverKey: string | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

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
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
