'use client';

import { useSyncExternalStore } from 'react';
import { isOnline } from './window.ts';

/** Whether the browser believes to have a network, as it changes; yes on the server. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, isOnline, () => true);
}

function subscribe(tell: () => void) {
  addEventListener('online', tell);
  addEventListener('offline', tell);
  return () => {
    removeEventListener('online', tell);
    removeEventListener('offline', tell);
  };
}
