'use client';

import { isTimeZone } from '@setlist/contracts/time-zone';
import { useTimeZone } from 'next-intl';
import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

let known: string | undefined;

/** The time zone of whoever reads, by its IANA name, as their browser knows it; UTC where that hides it. */
export function readersZone(): string {
  known ??= look();
  return known;
}

function look(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return isTimeZone(timeZone) ? timeZone : 'UTC';
}

/** The time zone of whoever reads; until the browser has taken over, the one that it told the server. */
export function useReadersZone(): string {
  const told = useTimeZone() ?? 'UTC';
  return useSyncExternalStore(never, readersZone, () => told);
}
