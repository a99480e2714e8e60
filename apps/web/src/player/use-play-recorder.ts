'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { recordPlay } from '#actions/record-play.ts';
import { ListeningTime, neededListening } from './listening-time.ts';
import type { Track } from './queue.ts';

/** One start of a song: how long it was heard, and the key that makes telling it twice harmless. */
interface Listen {
  track: Track;
  time: ListeningTime;
  key: string;
  told: boolean;
}

const RETRY_AFTER_MS = [2_000, 10_000, 60_000];

/**
 * Tells the API of a play once enough of a song was heard: 30 s or half of it. Own playlists are left out, the API
 * would not count them. When the API does not answer it is told again, with the same Idempotency-Key.
 */
export function usePlayRecorder() {
  const router = useRouter();

  return useMemo(() => {
    let listen: Listen | undefined;

    const tell = async (told: Listen, playlistId: string, attempt = 0) => {
      const heardMs = Math.floor(told.time.heard(performance.now()));
      const outcome = await recordPlay(playlistId, told.track.songId, heardMs, told.key).catch(() => null);
      if (outcome?.ok) {
        if (outcome.value.counted) router.refresh();
        return;
      }
      const wait = RETRY_AFTER_MS[attempt];
      const mayPass = outcome === null || outcome.failure.kind === 'unreachable';
      if (mayPass && wait !== undefined) setTimeout(() => tell(told, playlistId, attempt + 1), wait);
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
  }, [router]);
}
