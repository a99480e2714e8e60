'use client';

import { useCallback, useEffect, useRef } from 'react';

/** A function that stays one and the same, for rows that are drawn again only for what changes, and does what the latest `work` does. */
export function useStable<Args extends unknown[], Result>(work: (...args: Args) => Result) {
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
