'use client';

import { useEffect } from 'react';

/**
 * Brings the section of this id into view when the address names it. The router has looked for it already, when the
 * page was still on its way.
 */
export function ScrollToHash({ id }: { id: string }) {
  useEffect(() => {
    if (location.hash === `#${id}`) document.getElementById(id)?.scrollIntoView();
  }, [id]);
  return null;
}
