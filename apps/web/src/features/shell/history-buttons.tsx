'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';

/** Back and forward, as in a browser: the app may run without one's chrome. */
export function HistoryButtons() {
  const t = useTranslations();
  const router = useRouter();
  return (
    <span className="top__history">
      <button type="button" className="icon-button" aria-label={t('nav.back')} onClick={() => router.back()}>
        <ChevronLeft className="icon" aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={t('nav.forward')}
        onClick={() => router.forward()}
      >
        <ChevronRight className="icon" aria-hidden="true" />
      </button>
    </span>
  );
}
