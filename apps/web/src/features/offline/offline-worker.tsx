'use client';

import { useLocale } from 'next-intl';
import { useEffect } from 'react';
import { registerWorker } from '#lib/browser/window.ts';

/** Has the browser keep the page that says that there is no network (public/sw.js), in the person's language: decision 43. */
export function OfflineWorker() {
  const locale = useLocale();
  useEffect(() => {
    // Whatever the page itself still fetches goes first.
    const register = () => void registerWorker(`/sw.js?lang=${locale}`);
    if (document.readyState === 'complete') register();
    else addEventListener('load', register, { once: true });
    return () => removeEventListener('load', register);
  }, [locale]);
  return null;
}
