'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { onFirstSign } from '#lib/browser/first-sign.ts';

/** Code that a page does not need before somebody opens something. */
interface Late<T> {
  /** Undefined until it is fetched. */
  get(): T | undefined;
  /** Fetches it, unless that is done or under way. Never rejects. */
  fetch(): Promise<void>;
  /** Has it fetched once somebody is there, and calls `tell` then, until the function that it returns is called. */
  subscribe(tell: () => void): () => void;
}

/** What `load` brings, for `useFetched`. */
export function fetchedLate<T>(load: () => Promise<T>): Late<T> {
  let loaded: T | undefined;
  let asked = false;
  let awaits = false;
  const waiting = new Set<() => void>();

  const awaitSign = () => {
    // Once for all that wait: a list has a menu in each row.
    if (asked || awaits) return;
    awaits = true;
    onFirstSign(() => {
      awaits = false;
      void fetch();
    });
  };
  const fetch = async () => {
    if (asked) return;
    asked = true;
    try {
      loaded = await load();
      for (const tell of waiting) tell();
    } catch {
      // Offline, perhaps: the next sign tries again.
      asked = false;
      awaitSign();
    }
  };
  const subscribe = (tell: () => void) => {
    waiting.add(tell);
    awaitSign();
    return () => void waiting.delete(tell);
  };
  return { get: () => loaded, fetch, subscribe };
}

/**
 * The code once it is there. It is fetched once somebody is, or when `now`. Undefined also while it is not `wanted`:
 * what wants none is not rendered again when it comes.
 */
export function useFetched<T>({ get, fetch, subscribe }: Late<T>, now: boolean, wanted: boolean) {
  useEffect(() => {
    if (now) void fetch();
  }, [now, fetch]);
  return useSyncExternalStore(
    subscribe,
    () => (wanted ? get() : undefined),
    () => undefined,
  );
}
