import { isTimeZone } from '@setlist/contracts/time-zone';
import { cookies } from 'next/headers';
import { ZONE_COOKIE } from './zone-cookie.ts';

/** The time zone that the browser which asks has kept (components/keep-zone.tsx), by its IANA name; UTC until it has. */
export async function toldZone(): Promise<string> {
  const kept = (await cookies()).get(ZONE_COOKIE)?.value;
  return kept !== undefined && isTimeZone(kept) ? kept : 'UTC';
}
