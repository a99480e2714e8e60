'use client';

import { useEffect } from 'react';

/** While `unsaved`, the browser asks before the page is left, so that no change is lost without a word. */
export function useUnloadGuard(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsaved]);
}
