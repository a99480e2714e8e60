'use client';

import { COUNTS_AFTER_MS } from '@setlist/contracts/constants';
import { useEffect, useMemo } from 'react';
import { post } from '#lib/actions/ask.ts';
import type { Failure } from '#lib/actions/outcome.ts';
import { usePageSession } from '#lib/actions/page-session.tsx';
import type { Track } from './queue.ts';

/** One start of a song: how long it was heard, and the key by which it is one, however often it is told. */
interface Listen {
  track: Track;
  time: ListeningTime;
  key: string;
  /** How much of it has been told: null before it is due. */
  toldMs: number | null;
}

/** A listen that goes on in another page: what was heard and told of it, in milliseconds. */
export interface KeptListen {
  key: string;
  heardMs: number;
  toldMs: number | null;
}

/** Less than this more is not worth a request. */
const WORTH_TELLING_MS = 1_000;
const RETRY_AFTER_MS = [2_000, 10_000, 60_000];
const MAY_PASS: readonly Failure['kind'][] = [
  'unreachable',
  'unanswered',
  'unavailable',
  'internal',
  'other',
];

/** After these the song is not to be had from that playlist any more; it was heard all the same. */
const NOT_OF_PLAYLIST: readonly Failure['kind'][] = ['not-found', 'invalid-input'];

/**
 * Tells the API of what is heard once enough of a song was: 30 s or half of it. From a playlist it is told as a play,
 * which may count; both ways the person's history has it. When the API does not answer it is told again, with the same
 * key. What was heard beyond that is told when another song begins or the page is left.
 */
export function usePlayRecorder() {
  const { madeFor, update, tellEnd } = usePageSession();

  const recorder = useMemo(() => {
    let listen: Listen | undefined;

    const tell = async (told: Listen, playlistId: string | null, attempt = 0) => {
      const heardMs = Math.floor(told.time.heard(performance.now()));
      told.toldMs = heardMs;
      const heard = { madeFor, playlistId, songId: told.track.songId, heardMs, key: told.key };
      const outcome = await post<{ counted: boolean } | undefined>('/plays', heard);
      if (outcome.ok) {
        if (outcome.value?.counted) update({ renew: false });
        return;
      }
      const { kind } = outcome.failure;
      tellEnd(kind);
      if (playlistId !== null && NOT_OF_PLAYLIST.includes(kind)) return void tell(told, null);
      const wait = RETRY_AFTER_MS[attempt];
      if (MAY_PASS.includes(kind) && wait !== undefined)
        setTimeout(() => tell(told, playlistId, attempt + 1), wait);
    };

    /** Tells what was heard since it was told. */
    const tellRest = () => {
      if (!listen || listen.toldMs === null) return;
      if (listen.time.heard(performance.now()) >= listen.toldMs + WORTH_TELLING_MS) void tell(listen, null);
    };

    return {
      /** A song starts anew; or it goes on, in a page made anew, as it was kept `before`. */
      begin(track: Track, before?: KeptListen) {
        listen?.time.stop(performance.now());
        tellRest();
        const time = new ListeningTime(before?.heardMs);
        listen = { track, time, key: before?.key ?? crypto.randomUUID(), toldMs: before?.toldMs ?? null };
      },
      /** The listen as it is now, for a page made anew. */
      kept: (): KeptListen | undefined =>
        listen && {
          key: listen.key,
          heardMs: Math.floor(listen.time.heard(performance.now())),
          toldMs: listen.toldMs,
        },
      /** Sound comes out. */
      start: () => listen?.time.start(performance.now()),
      /** Sound stops. */
      stop: () => listen?.time.stop(performance.now()),
      /** Tells the listen once it is due; to be called while the song goes on. */
      check() {
        if (!listen || listen.toldMs !== null) return;
        if (listen.time.heard(performance.now()) < neededListening(listen.track.durationMs)) return;
        void tell(listen, listen.track.from?.playlistId ?? null);
      },
      tellRest,
    };
  }, [madeFor, update, tellEnd]);

  useEffect(() => {
    addEventListener('pagehide', recorder.tellRest);
    return () => removeEventListener('pagehide', recorder.tellRest);
  }, [recorder]);
  return recorder;
}

/**
 * Counts how long somebody really listened: time that passed while sound came out. Seeking, pausing and waiting for
 * data add nothing, however far the song's own position moves. Times are milliseconds of a steady clock.
 */
export class ListeningTime {
  #heard: number;
  #since: number | null = null;

  /** Of what was heard `before` already. */
  constructor(before = 0) {
    this.#heard = before;
  }

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
