'use client';

import { type RefObject, useEffect } from 'react';
import { useStable } from './use-stable.ts';

/**
 * Calls `read` as somebody scrolls to within a window's height of the end. Not once the end is in sight, nor while it has
 * the focus: who is led to it, by a key or by what reads the page, presses it, and it does not go from under their hands.
 */
export function useNearEnd(end: RefObject<HTMLElement | null>, read: () => void) {
  const near = useStable(() => {
    const { current } = end;
    if (!current || current.contains(document.activeElement)) return;
    const { top } = current.getBoundingClientRect();
    if (top > innerHeight && top < 2 * innerHeight) read();
  });
  useEffect(() => {
    addEventListener('scroll', near, { passive: true });
    return () => removeEventListener('scroll', near);
  }, [near]);
}
