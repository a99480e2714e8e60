import type { Pool } from '@setlist/db';
import { run, sql } from '@setlist/db/sql';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { type Part, watchSentPart } from './sent-part.ts';

/** Keeps, in Postgres, which audio was sent to whom: a play counts only of what its listener was handed. */
export interface Handouts {
  /** Keeps what this answer sends of a song's audio; to be called before anything is sent. */
  watch(response: Response, listenerId: string, songId: string): void;
  /** Resolves when all that was sent to this listener of this song, and has ended, is kept. */
  kept(listenerId: string, songId: string): Promise<void>;
  /** Breaks off what is being sent: a player that has enough takes nothing, and would hold up the end of the process. */
  breakOff(): void;
  /** Resolves when everything is kept. */
  allKept(): Promise<void>;
}

/** Songs of which a listener's handouts are kept, the newest ones: a bound to what one person can make us keep. */
export const MOST_SONGS = 300;

/** Separate parts of one song that are kept; whoever asks for more pieces begins anew with the last. */
const MOST_PARTS = 64;

/** A player reads on while it plays, and its play is told before the answer has ended. */
const KEEP_EVERY_MS = 1_000;

/** Makes the keeper of handouts of this process. What cannot be kept is logged, and costs its listener a play. */
export function createHandouts(pool: Pool, log: Logger): Handouts {
  // The writes under way, one after the other for each listener and song.
  const writes = new Map<string, Promise<void>>();
  const sending = new Set<Response>();

  const keep = (listenerId: string, songId: string, part: Part, milliseconds: number) => {
    const name = `${listenerId} ${songId}`;
    const write = (writes.get(name) ?? Promise.resolve())
      .then(
        async () =>
          void (await run(pool, sql.recordHandout, {
            ...{ userId: listenerId, songId, ...part, milliseconds },
            ...{ mostSongs: MOST_SONGS, mostParts: MOST_PARTS },
          })),
      )
      .catch((err) => log.warn({ err, userId: listenerId, songId }, 'handout not kept'))
      .finally(() => {
        if (writes.get(name) === write) writes.delete(name);
      });
    writes.set(name, write);
  };

  return {
    watch(response, listenerId, songId) {
      const sentPart = watchSentPart(response);
      const since = performance.now();
      let known = 0;
      const look = () => {
        const part = sentPart();
        if (!part || part.to <= known) return;
        known = part.to;
        keep(listenerId, songId, part, performance.now() - since);
      };
      const timer = setInterval(look, KEEP_EVERY_MS);
      sending.add(response);
      response.once('close', () => {
        sending.delete(response);
        clearInterval(timer);
        look();
      });
    },
    kept: async (listenerId, songId) => writes.get(`${listenerId} ${songId}`),
    breakOff() {
      for (const response of sending) response.destroy();
    },
    allKept: async () => void (await Promise.all(writes.values())),
  };
}
