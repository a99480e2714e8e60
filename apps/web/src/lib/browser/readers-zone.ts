'use client';

import { isTimeZone } from '@setlist/contracts/time-zone';
import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** The time zone of whoever reads, by its IANA name; only their browser knows it. */
export const readersZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const orUtc = () => (isTimeZone(readersZone()) ? readersZone() : 'UTC');

/** The time zone of whoever reads; UTC on the server and until the browser has taken over, and where it hides the zone. */
export function useReadersZone(): string {
  return useSyncExternalStore(never, orUtc, () => 'UTC');
}
