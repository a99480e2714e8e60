'use client';

import { useLayoutEffect } from 'react';

/**
 * Beside what it is in, Base UI lets the Tab key go through guards, which it hides from screen readers although they
 * take the focus (WCAG 4.1.2). They are empty, so there is nothing to hide.
 */
export function FocusGuards() {
  useLayoutEffect(() => {
    const bare = () => {
      for (const guard of document.querySelectorAll('[data-base-ui-focus-guard][aria-hidden]')) {
        guard.removeAttribute('aria-hidden');
      }
    };
    bare();
    // Some come a moment later.
    const observer = new MutationObserver(bare);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
  return null;
}
