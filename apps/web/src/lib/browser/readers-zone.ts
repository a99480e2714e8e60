'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** The time zone of whoever reads, by its IANA name; only their browser knows it. */
export const readersZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The time zone of whoever reads; UTC on the server and until the browser has taken over. */
export function useReadersZone(): string {
  return useSyncExternalStore(never, readersZone, () => 'UTC');
}
