import type { Pool } from '@setlist/db';
import { listen } from '@setlist/postgres/listen';
import type { Logger } from 'pino';
import { CHANNEL, insertEvents } from './insert-events.ts';
import { type CountedPlays, PLAYS_CHANNEL, readToldPlays, tellPlays } from './tell-plays.ts';

/** Told that there may be new events of one person. */
type Wake = () => void;

/** What carries events between processes and to the open pages of this one. */
export interface EventHub {
  /** Calls `wake` when there may be events of the person; returns how to stop. */
  subscribe(userId: string, wake: Wake): () => void;
  /** Open streams of a person in this process. */
  streamsOf(userId: string): number;
  /** Everybody with an open stream in this process. */
  listeners(): string[];
  /** Tells the owner's open pages about plays, at most twice a second for each playlist. */
  announcePlays(ownerId: string, playlistId: string, total: number): void;
  /** Aborted when the process begins to stop: streams end then. */
  stopping: AbortSignal;
  endStreams(): void;
  close(): Promise<void>;
}

const ANNOUNCE_EVERY_MS = 500;
/** So long after a person's last stream has ended, plays are still kept for it to resume. */
const RESUMES_WITHIN_MS = 60_000;

/**
 * Starts the hub of this process, on one connection of its own that LISTENs.
 * Notifications only hint, the table `user_events` is the truth: streams also look by themselves now and then. Plays
 * become events only where their owner has a page open, since most have none and plays are many. Two processes that
 * both have one write twice, which is harmless: the event says a total.
 */
export async function createEventHub(pool: Pool, log: Logger): Promise<EventHub> {
  const subscribers = new Map<string, Set<Wake>>();
  const left = new Map<string, number>();
  const counted = new Map<string, CountedPlays>();
  const stopping = new AbortController();
  const wakeAll = () => {
    for (const wakes of subscribers.values()) for (const wake of wakes) wake();
  };
  // A missed announcement is no loss: the counter is right, and the page reads it.
  const missed = (err: unknown) => log.warn({ err }, 'plays not announced');
  const keepPlays = async (payload: string) => {
    const events = readToldPlays(payload)
      .filter(([ownerId]) => subscribers.has(ownerId) || left.has(ownerId))
      .map(([userId, playlistId, total]) => ({
        userId,
        event: { type: 'plays' as const, playlistId, total },
      }));
    if (events.length > 0) await insertEvents(pool, events);
  };
  const stopListening = await listen(pool, {
    channels: {
      [PLAYS_CHANNEL]: (payload) => void keepPlays(payload).catch(missed),
      [CHANNEL]: (userId) => {
        for (const wake of subscribers.get(userId) ?? []) wake();
      },
    },
    onReconnect: wakeAll,
    onLost: (err) => log.warn({ err }, 'the connection that listens for events broke, taking a new one'),
  });
  const announce = async () => {
    const due = [...counted.values()];
    counted.clear();
    await tellPlays(pool, due).catch(missed);
  };
  let announcing: Promise<void> | undefined;
  const timer = setInterval(() => {
    for (const [userId, at] of left) if (performance.now() - at > RESUMES_WITHIN_MS) left.delete(userId);
    // One turn at a time: what comes in while Postgres is slow waits for the next, and becomes one with it.
    announcing ??= announce().finally(() => {
      announcing = undefined;
    });
  }, ANNOUNCE_EVERY_MS);

  return {
    subscribe(userId, wake) {
      const wakes = subscribers.get(userId) ?? new Set();
      subscribers.set(userId, wakes.add(wake));
      return () => {
        wakes.delete(wake);
        if (wakes.size > 0) return;
        subscribers.delete(userId);
        left.set(userId, performance.now());
      };
    },
    streamsOf: (userId) => subscribers.get(userId)?.size ?? 0,
    listeners: () => [...subscribers.keys()],
    announcePlays(ownerId, playlistId, total) {
      const known = counted.get(playlistId)?.[2] ?? 0;
      counted.set(playlistId, [ownerId, playlistId, Math.max(known, total)]);
    },
    stopping: stopping.signal,
    endStreams: () => stopping.abort(),
    async close() {
      clearInterval(timer);
      await announcing;
      await announce();
      await stopListening();
    },
  };
}
