'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import type * as overlaysFile from './overlays.ts';

type Overlays = typeof overlaysFile;

let overlays: Overlays | undefined;
let asked = false;
const waiting = new Set<() => void>();

/** What shows that somebody is there, who may open something next. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'focusin'];

/**
 * What lies over the page (menus, dialogs, toasts), made with Base UI: a quarter of the app's script, so it is fetched
 * once somebody is there, or when `now`. Undefined until then.
 */
export function useOverlays(now: boolean): Overlays | undefined {
  return useFetched(now, true);
}

/**
 * The same for what a button opens, of which there may be hundreds on a page: undefined also until it is opened for the
 * first time.
 */
export function useOpened(open: boolean): Overlays | undefined {
  const [opened, setOpened] = useState(open);
  if (open && !opened) setOpened(true);
  return useFetched(open, opened);
}

/** The overlays once they are fetched, if they are `wanted`: what wants none is not rendered again when they come. */
function useFetched(now: boolean, wanted: boolean): Overlays | undefined {
  useEffect(() => {
    if (now) void fetchOverlays();
  }, [now]);
  return useSyncExternalStore(
    subscribe,
    () => (wanted ? overlays : undefined),
    () => undefined,
  );
}

function subscribe(tell: () => void) {
  waiting.add(tell);
  awaitSign();
  return () => void waiting.delete(tell);
}

function awaitSign() {
  if (asked) return;
  for (const sign of SIGNS) addEventListener(sign, fetchOverlays, { once: true, passive: true });
}

async function fetchOverlays() {
  if (asked) return;
  asked = true;
  try {
    overlays = await import('./overlays.ts');
    for (const tell of waiting) tell();
  } catch {
    // Offline, perhaps: the next sign tries again.
    asked = false;
    awaitSign();
  }
}
