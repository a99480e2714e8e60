'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { onFirstSign } from '#lib/browser/first-sign.ts';
import { readersZone } from '#lib/browser/readers-zone.ts';
import { setCookie } from '#lib/browser/window.ts';
import { ZONE_COOKIE } from '#lib/zone-cookie.ts';

interface Props {
  /** The time zone that the page was made for. */
  told: string;
  /** Whether the page is to be made again where that is not the reader's; else nothing is done before somebody is there. */
  again?: boolean;
}

/** Tells the server the reader's time zone, with all that is asked from now on. Renders nothing. */
export function KeepZone({ told, again = false }: Props) {
  const router = useRouter();
  useEffect(() => {
    const keep = () => {
      const zone = readersZone();
      if (zone === told) return;
      setCookie(ZONE_COOKIE, zone);
      if (again) router.refresh();
    };
    // A browser's first look at its time zone costs a phone some 80 ms.
    return again ? keep() : onFirstSign(keep);
  }, [told, again, router]);
  return null;
}
