'use client';

import { useDeferredValue } from 'react';
import { fetchedLate, useFetched } from './fetched-late.ts';

const overlays = fetchedLate(() => import('./overlays.ts'));

/**
 * What lies over the page (menus, dialogs, toasts), made with Base UI: a quarter of the app's script, so it is fetched
 * once somebody is there, or when `now`. Undefined until then.
 */
export const useOverlays = (now: boolean) => useFetched(overlays, now, true);

/**
 * The same for what a button opens, of which there may be hundreds on a page: there while it is `open`, and gone at once
 * when it is not. It takes far longer to make than the button takes to answer, so that is on the screen first.
 */
export function useOpened(open: boolean) {
  return useFetched(overlays, open, useOpenLater(open));
}

/**
 * Whether what a button opens is to be there: once the button has answered, for which the browser needs far less time,
 * and no longer than it is `open`.
 */
export function useOpenLater(open: boolean): boolean {
  return useDeferredValue(open, false) && open;
}
