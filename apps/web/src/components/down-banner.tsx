'use client';

import { RefreshCw, Unplug } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';
import { useTranslate } from '#messages/client.tsx';

const AGAIN_MS = 8_000;

/** Says who does not answer and what still works, and looks again by itself. */
export function DownBanner({ by }: { by: 'api' | 'identity-provider' }) {
  const t = useTranslate();
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  useEffect(() => {
    const timer = setInterval(() => router.refresh(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [router]);

  const api = by === 'api';
  return (
    <div className="banner" role="alert">
      <Unplug className="icon" aria-hidden="true" />
      <p>
        <b>{t(api ? 'down.api' : 'down.identity')}</b>
        <span>{t(api ? 'down.apiHint' : 'down.identityHint')}</span>
      </p>
      <button
        type="button"
        className="button button--line"
        aria-disabled={pending}
        onClick={() => startTransition(() => router.refresh())}
      >
        <RefreshCw className="icon" aria-hidden="true" />
        <span>{t('down.retry')}</span>
      </button>
    </div>
  );
}
