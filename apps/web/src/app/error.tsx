'use client';

import { useTranslate } from '#messages/client.tsx';

/** What a page says that broke; the player and everything around it go on. */
export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  const t = useTranslate();
  return (
    <div className="notice" role="alert">
      <h1>{t('error.broken')}</h1>
      <p>{t('error.brokenHint')}</p>
      {error.digest && <p className="font-mono text-13">{t('error.reference', { digest: error.digest })}</p>}
      <button type="button" className="button button--primary" onClick={() => retry()}>
        {t('common.retry')}
      </button>
    </div>
  );
}
