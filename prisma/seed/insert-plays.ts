import type { Transaction } from '@setlist/db/create-prisma';
import { people } from './people.ts';
import { playlists } from './playlists.ts';
import { demoPlays } from './plays.ts';

/** Adds the plays, and with them the counters and the time of each listener's last one, which the API keeps. */
export async function insertPlays(tx: Transaction, now: Date): Promise<void> {
  await tx.play.createMany({
    data: playlists
      .flatMap((playlist) => demoPlays(playlist, now))
      .map(({ playlist, ...play }) => ({
        ...{ userId: people[playlist.owner].userId, playlistId: playlist.playlistId, ...play },
      })),
  });
  const counted = await tx.play.groupBy({ by: ['userId', 'playlistId'], _count: true });
  await tx.playCount.createMany({
    data: counted.map(({ _count, ...playlist }) => ({ ...playlist, slot: 0, plays: _count })),
  });
  const last = await tx.play.groupBy({
    by: ['userId', 'playlistId', 'listenerId'],
    _max: { playedAt: true },
  });
  await tx.playGate.createMany({
    data: last.map(({ _max, ...gate }) => ({ ...gate, countedAt: _max.playedAt ?? now })),
  });
}
