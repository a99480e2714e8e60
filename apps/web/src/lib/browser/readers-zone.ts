'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** The time zone of whoever reads; UTC on the server and until the browser has taken over, since only it knows. */
export function useReadersZone(): string {
  return useSyncExternalStore(
    never,
    () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
}
