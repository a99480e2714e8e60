'use client';

import { useState } from 'react';
import { fetchedLate, useFetched } from './fetched-late.ts';

const overlays = fetchedLate(() => import('./overlays.ts'));

/**
 * What lies over the page (menus, dialogs, toasts), made with Base UI: a quarter of the app's script, so it is fetched
 * once somebody is there, or when `now`. Undefined until then.
 */
export const useOverlays = (now: boolean) => useFetched(overlays, now, true);

/**
 * The same for what a button opens, of which there may be hundreds on a page: undefined also until it is opened for the
 * first time.
 */
export function useOpened(open: boolean) {
  const [opened, setOpened] = useState(open);
  if (open && !opened) setOpened(true);
  return useFetched(overlays, open, opened);
}
