'use client';

import { useEffect, useRef, useState } from 'react';
import { type Change, changesBetween, type Shown } from './changes.ts';

/** So long what has changed is lit: as long as `animate-lit` takes. */
const LIT_MS = 2_600;

/** What has just changed in what is shown: of the last moment, a list for each change, the newest last. */
export function useChanges(shown: Shown): Change[][] {
  const before = useRef<Shown>({});
  const [news, setNews] = useState<Change[][]>([]);
  useEffect(() => {
    const changes = changesBetween(before.current, shown);
    before.current = shown;
    if (changes.length === 0) return;
    setNews((known) => [...known, changes]);
    setTimeout(() => setNews((known) => known.filter((each) => each !== changes)), LIT_MS);
  }, [shown]);
  return news;
}
