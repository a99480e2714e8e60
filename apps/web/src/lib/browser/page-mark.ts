'use client';

import { useLayoutEffect } from 'react';

/** What may stand over a page, as style sheets see it: `data-over-player`, `data-over-uploads`. */
type Mark = 'overPlayer' | 'overUploads';

/**
 * Marks the document while something stands over the page, for what has to make room for it. `:has()` of the body would say
 * the same, but then a browser goes over all of a page whenever anything in it comes or goes: 10 ms for each menu.
 */
export function usePageMark(mark: Mark, isThere: boolean): void {
  useLayoutEffect(() => {
    if (!isThere) return;
    const { dataset } = document.documentElement;
    dataset[mark] = '';
    return () => {
      delete dataset[mark];
    };
  }, [mark, isThere]);
}
