'use client';

import { useLocale } from 'next-intl';
import { useEffect } from 'react';

/**
 * Has the browser keep the page that says that there is no network (public/sw.js, decision 43), in the person's language. A browser
 * that has no service workers, or forbids them, does without.
 */
export function OfflineWorker() {
  const locale = useLocale();
  useEffect(() => {
    // Whatever the page itself still fetches goes first.
    const register = () =>
      void navigator.serviceWorker?.register(`/sw.js?lang=${locale}`).catch(() => undefined);
    if (document.readyState === 'complete') register();
    else addEventListener('load', register, { once: true });
    return () => removeEventListener('load', register);
  }, [locale]);
  return null;
}
