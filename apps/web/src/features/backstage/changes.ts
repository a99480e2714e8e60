'use client';

import { useEffect, useRef, useState } from 'react';

/** What backstage shows, by section and name: keys of metadata, claims, ids of log entries. Values are plain JSON. */
export type Shown = Record<string, Record<string, unknown> | undefined>;

/** Something that is new, another one than before, or there no more: `displayName` in `user_metadata`. */
export interface Change {
  section: string;
  name: string;
}

/** What changed at once, counted from 1: what changes again while it is lit is lit anew. */
export interface Moment {
  number: number;
  changes: Change[];
}

/** What is lit, as `SECTION.NAME`, with the number of the moment in which it changed last. */
export type Lit = ReadonlyMap<string, number>;

/** So long what has changed is lit: as long as `animate-lit` takes. */
const LIT_MS = 2_600;

/** The moments of what is shown in which something has just changed, the newest last. */
export function useChanges(shown: Shown): Moment[] {
  const before = useRef<Shown>({});
  const count = useRef(0);
  const [moments, setMoments] = useState<Moment[]>([]);
  useEffect(() => {
    const changes = changesBetween(before.current, shown);
    before.current = shown;
    if (changes.length === 0) return;
    count.current += 1;
    const moment = { number: count.current, changes };
    setMoments((known) => [...known, moment]);
    setTimeout(() => setMoments((known) => known.filter((each) => each !== moment)), LIT_MS);
  }, [shown]);
  return moments;
}

/** What is lit by these moments. */
export function litBy(moments: Moment[]): Lit {
  return new Map(
    moments.flatMap(({ number, changes }) =>
      changes.map(({ section, name }) => [`${section}.${name}`, number]),
    ),
  );
}

/** What is another one than `before`. A section that was not shown yet brings no news. */
export function changesBetween(before: Shown, now: Shown): Change[] {
  return Object.entries(now).flatMap(([section, values]) => {
    const known = before[section];
    if (!known || !values) return [];
    return [...new Set([...Object.keys(known), ...Object.keys(values)])]
      .filter((name) => JSON.stringify(known[name]) !== JSON.stringify(values[name]))
      .map((name) => ({ section, name }));
  });
}
