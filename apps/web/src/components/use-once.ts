'use client';

import { useRef, useState } from 'react';

/**
 * Does one thing at a time: what is asked for while another is under way is not done. `pending` says that one is, for
 * the page to show; a second press may come before it does.
 */
export function useOnce() {
  const [pending, setPending] = useState(false);
  const running = useRef(false);

  const once = async (work: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setPending(true);
    try {
      await work();
    } finally {
      running.current = false;
      setPending(false);
    }
  };
  return { once, pending };
}
