import type { Pool } from '@setlist/db';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { RECORD_HANDOUT } from './record-handout-sql.ts';
import { watchSentPart } from './sent-part.ts';

/** Keeps, in Postgres, which audio was sent to whom: a play counts only of what its listener was handed. */
export interface Handouts {
  /** Keeps what this answer sends of a song's audio; to be called before anything is sent. */
  watch(response: Response, listenerId: string, songId: string): void;
  /** Resolves when all that was sent to this listener of this song, and has ended, is kept. */
  kept(listenerId: string, songId: string): Promise<void>;
  /** Resolves when everything is kept. */
  allKept(): Promise<void>;
}

/** A player reads on while it plays, and its play is told before the answer has ended. */
const KEEP_EVERY_MS = 1_000;

/** Makes the keeper of handouts of this process. What cannot be kept is logged, and costs its listener a play. */
export function createHandouts(pool: Pool, log: Logger): Handouts {
  // The writes under way, one after the other for each listener and song.
  const writes = new Map<string, Promise<void>>();

  const keep = (listenerId: string, songId: string, values: number[]) => {
    const name = `${listenerId} ${songId}`;
    const write = (writes.get(name) ?? Promise.resolve())
      .then(
        async () => void (await pool.query({ ...RECORD_HANDOUT, values: [listenerId, songId, ...values] })),
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
        keep(listenerId, songId, [part.from, part.to, performance.now() - since]);
      };
      const timer = setInterval(look, KEEP_EVERY_MS);
      response.once('close', () => {
        clearInterval(timer);
        look();
      });
    },
    kept: async (listenerId, songId) => writes.get(`${listenerId} ${songId}`),
    allKept: async () => void (await Promise.all(writes.values())),
  };
}
