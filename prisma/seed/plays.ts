import { createRandom } from '@setlist/synth/random';
import { audience, people } from './people.ts';
import type { DemoPlaylist } from './playlists.ts';

export interface DemoPlay {
  playlist: DemoPlaylist;
  songId: string;
  listenerId: string;
  heardMs: number;
  playedAt: Date;
}

const DAY = 86_400_000;
const WEEKS_OF_PLAYS = 8;
// Longer than the pause that the API asks between two counted plays of a listener on a playlist.
const PAUSE = 45_000;

/**
 * The plays that a playlist has had in the eight weeks before `now`, oldest first: more of late than at first, mostly
 * in the evening, by people who stay for a few songs in a row. Every one keeps the rule by which plays count: not by
 * the owner, half a song or 30 s heard, and 30 s between two of the same listener.
 */
export function demoPlays(playlist: DemoPlaylist, now: Date): DemoPlay[] {
  const random = createRandom(`plays ${playlist.playlistId}`);
  const owner = people[playlist.owner].userId;
  const others = [...Object.values(people).map(({ userId }) => userId), ...audience].filter(
    (id) => id !== owner,
  );
  const lastHeard = new Map<string, number>();
  const plays: DemoPlay[] = [];
  while (plays.length < playlist.plays) {
    const listenerId = others[Math.floor(random.next() ** 1.4 * others.length)] ?? audience[0] ?? '';
    const days = Math.floor(1 + random.next() ** 1.6 * (WEEKS_OF_PLAYS * 7 - 1));
    let at =
      startOfDay(now) - days * DAY + eveningHour(random.next()) * 3_600_000 + random.next() * 3_600_000;
    const stays = Math.min(
      1 + Math.floor(random.next() * 4),
      playlist.songs.length,
      playlist.plays - plays.length,
    );
    const first = Math.floor(random.next() * playlist.songs.length);
    // Somebody who listens to the same playlist twice at once would break the rule.
    const previous = lastHeard.get(`${listenerId} ${days}`);
    if (previous !== undefined) continue;
    for (let index = 0; index < stays; index++) {
      const song = playlist.songs[(first + index) % playlist.songs.length];
      if (!song) continue;
      const heardMs = Math.round(song.durationMs * random.between(0.6, 1));
      at += heardMs + PAUSE;
      plays.push({ playlist, songId: song.songId, listenerId, heardMs, playedAt: new Date(at) });
    }
    lastHeard.set(`${listenerId} ${days}`, at);
  }
  return plays.sort((a, b) => a.playedAt.getTime() - b.playedAt.getTime());
}

function startOfDay(time: Date): number {
  return Math.floor(time.getTime() / DAY) * DAY;
}

// Hours of the day, the likelier ones more often.
function eveningHour(chance: number): number {
  const hours = [7, 8, 12, 16, 17, 18, 18, 19, 19, 20, 20, 20, 21, 21, 21, 22];
  return hours[Math.floor(chance * hours.length)] ?? 20;
}
