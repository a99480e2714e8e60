'use client';

import { useEffect, useMemo, useRef } from 'react';
import { usePageSession } from '#lib/actions/page-session.tsx';
import { personalStorage } from '#lib/browser/personal-storage.ts';
import { type KeptPlayer, keepPosition, keepQueue, readPlayer } from './kept-player.ts';
import { currentTrack, EMPTY_QUEUE, type Queue } from './queue.ts';

/** A queue may be long: it is written when nothing else is to be done, and a position seldom. */
const QUEUE_AFTER_MS = 300;
const EVERY_S = 5;

interface Kept {
  queue: Queue;
  /** The queue as it is now. */
  latest(): Queue;
  /** Where the current song is now, in seconds; undefined where that is not to be kept. */
  position(): Omit<KeptPlayer, 'queue'> | undefined;
  restore(kept: KeptPlayer): void;
}

/**
 * Keeps, in this browser, what the player has and where it stands, for its person alone; restores it when the page is
 * made anew. Of what it returns `passing` is to be called as the song goes on, `now` when it stops, and `afresh` when this
 * tab is used after another one, which has kept what is its own.
 */
export function useKeptPlayer({ queue, latest, position, restore }: Kept) {
  const { madeFor } = usePageSession();
  const storage = useMemo(() => personalStorage(madeFor), [madeFor]);
  const written = useRef<Queue>(latest());
  const keptAt = useRef(0);

  const keep = useMemo(() => {
    const now = () => {
      const song = currentTrack(latest());
      const at = position();
      if (song && at) keepPosition(storage, { entryId: song.entryId, ...at });
    };
    const passing = (seconds: number) => {
      if (Math.abs(seconds - keptAt.current) < EVERY_S) return;
      keptAt.current = seconds;
      now();
    };
    const all = () => {
      if (written.current !== latest()) keepQueue(storage, latest());
      written.current = latest();
      now();
    };
    const afresh = () => {
      written.current = EMPTY_QUEUE;
      all();
    };
    return { now, passing, all, afresh };
  }, [latest, position, storage]);

  useEffect(() => {
    const kept = readPlayer(storage);
    if (!kept) return;
    written.current = kept.queue;
    restore(kept);
  }, [storage, restore]);

  useEffect(() => {
    if (written.current === queue) return;
    const timer = setTimeout(keep.all, QUEUE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [queue, keep]);

  useEffect(() => {
    addEventListener('pagehide', keep.all);
    return () => removeEventListener('pagehide', keep.all);
  }, [keep]);

  return keep;
}
