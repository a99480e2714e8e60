'use client';

import { COUNTS_AFTER_MS } from '@setlist/contracts/constants';
import { useMemo } from 'react';
import { post } from '#lib/actions/ask.ts';
import type { Failure } from '#lib/actions/outcome.ts';
import { usePageSession } from '#lib/actions/page-session.tsx';
import type { Track } from './queue.ts';

/** One start of a song: how long it was heard, and the key that makes telling it twice harmless. */
interface Listen {
  track: Track;
  time: ListeningTime;
  key: string;
  told: boolean;
}

const RETRY_AFTER_MS = [2_000, 10_000, 60_000];
const MAY_PASS: readonly Failure['kind'][] = [
  'unreachable',
  'unanswered',
  'unavailable',
  'internal',
  'other',
];

/**
 * Tells the API of a play once enough of a song was heard: 30 s or half of it. Own playlists are left out, the API
 * would not count them. When the API does not answer it is told again, with the same Idempotency-Key.
 */
export function usePlayRecorder() {
  const { madeFor, update, tellEnd } = usePageSession();

  return useMemo(() => {
    let listen: Listen | undefined;

    const tell = async (told: Listen, playlistId: string, attempt = 0) => {
      const heardMs = Math.floor(told.time.heard(performance.now()));
      const play = { madeFor, playlistId, songId: told.track.songId, heardMs, key: told.key };
      const outcome = await post<{ counted: boolean }>('/plays', play);
      if (outcome.ok) {
        if (outcome.value.counted) update({ renew: false });
        return;
      }
      const { kind } = outcome.failure;
      tellEnd(kind);
      const wait = RETRY_AFTER_MS[attempt];
      if (MAY_PASS.includes(kind) && wait !== undefined)
        setTimeout(() => tell(told, playlistId, attempt + 1), wait);
    };

    return {
      /** A song starts anew. */
      begin(track: Track) {
        listen?.time.stop(performance.now());
        listen = { track, time: new ListeningTime(), key: crypto.randomUUID(), told: false };
      },
      /** Sound comes out. */
      start: () => listen?.time.start(performance.now()),
      /** Sound stops. */
      stop: () => listen?.time.stop(performance.now()),
      /** Tells the play once it is due; to be called while the song goes on. */
      check() {
        const from = listen?.track.from;
        if (!listen || !from || from.mine || listen.told) return;
        if (listen.time.heard(performance.now()) < neededListening(listen.track.durationMs)) return;
        listen.told = true;
        void tell(listen, from.playlistId);
      },
    };
  }, [madeFor, update, tellEnd]);
}

/**
 * Counts how long somebody really listened: time that passed while sound came out. Seeking, pausing and waiting for
 * data add nothing, however far the song's own position moves. Times are milliseconds of a steady clock.
 */
export class ListeningTime {
  #heard = 0;
  #since: number | null = null;

  /** Sound comes out from now on. */
  start(now: number) {
    this.#since ??= now;
  }

  /** Sound stops. */
  stop(now: number) {
    this.#heard = this.heard(now);
    this.#since = null;
  }

  /** Milliseconds heard until now. */
  heard(now: number): number {
    return this.#heard + (this.#since === null ? 0 : Math.max(0, now - this.#since));
  }
}

/** How much of a song has to be heard for a play: 30 s, or half of it if that is less. Milliseconds, rounded up. */
export function neededListening(durationMs: number | null): number {
  return durationMs === null ? COUNTS_AFTER_MS : Math.min(COUNTS_AFTER_MS, Math.ceil(durationMs / 2));
}
