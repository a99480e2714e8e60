'use client';

import { useEffect } from 'react';

const FROM = 16;

/** Marks the page as scrolled, which the top bar shows as a blur. */
export function ScrollMark() {
  useEffect(() => {
    const mark = () => document.documentElement.toggleAttribute('data-scrolled', scrollY > FROM);
    mark();
    addEventListener('scroll', mark, { passive: true });
    return () => removeEventListener('scroll', mark);
  }, []);
  return null;
}
