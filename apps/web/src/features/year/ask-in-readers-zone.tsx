'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { readersZone } from '#lib/browser/readers-zone.ts';

interface Props {
  /** The time zone that the page was asked for in, if in any, as the address says it. */
  asked: string | undefined;
  year: number;
}

/** Asks for the page once more, in its place, where it is not in the reader's time zone. Renders nothing. */
export function AskInReadersZone({ asked, year }: Props) {
  const router = useRouter();
  useEffect(() => {
    const zone = readersZone();
    if (zone !== asked) router.replace(`/year?${new URLSearchParams({ year: String(year), zone })}`);
  }, [asked, year, router]);
  return null;
}
