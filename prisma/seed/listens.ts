import { createRandom } from '@setlist/synth/random';
import type { DemoPlaylist } from './playlists.ts';

export interface DemoListen {
  songId: string;
  heardMs: number;
  heardAt: Date;
}

const DAY = 86_400_000;
const DAYS = 56;
const HOURS = [6, 7, 7, 8, 9, 12, 13, 15, 22, 23];

/** What the owner of a playlist has heard of it in the eight weeks before `now`, mostly while others sleep or work. */
export function ownListens(playlist: DemoPlaylist, now: Date): DemoListen[] {
  const random = createRandom(`own listens ${playlist.playlistId}`);
  return playlist.songs.flatMap(({ songId, durationMs }) =>
    Array.from({ length: 1 + Math.floor(random.next() * 4) }, () => {
      const days = 1 + Math.floor(random.next() * DAYS);
      const hour = HOURS[Math.floor(random.next() * HOURS.length)] ?? 7;
      const heardMs = Math.round(durationMs * random.between(0.6, 1));
      const midnight = Math.floor(now.getTime() / DAY) * DAY;
      return {
        songId,
        heardMs,
        heardAt: new Date(midnight - days * DAY + (hour + random.next()) * 3_600_000),
      };
    }),
  );
}
