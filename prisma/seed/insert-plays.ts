import type { Transaction } from '@setlist/db/create-prisma';
import { ownListens } from './listens.ts';
import { people } from './people.ts';
import { playlists } from './playlists.ts';
import { demoPlays } from './plays.ts';

/**
 * Adds the plays, and with them what the API keeps of each: the counters, the time of each listener's last one, and what
 * their history has, to which their own playlists belong.
 */
export async function insertPlays(tx: Transaction, now: Date): Promise<void> {
  const plays = playlists
    .flatMap((playlist) => demoPlays(playlist, now))
    .map(({ playlist, ...play }) => ({
      ...{ userId: people[playlist.owner].userId, playlistId: playlist.playlistId, ...play },
    }));
  await tx.play.createMany({ data: plays });
  const own = playlists.flatMap((playlist) => {
    const { userId } = people[playlist.owner];
    const from = { userId, playlistId: playlist.playlistId };
    return ownListens(playlist, now).map((listen) => ({ ...from, ...listen }));
  });
  const heard = plays.map(({ listenerId: userId, playlistId, songId, heardMs, playedAt: heardAt }) => {
    return { userId, playlistId, songId, heardMs, heardAt, counted: true };
  });
  await tx.listen.createMany({ data: [...heard, ...own] });
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
