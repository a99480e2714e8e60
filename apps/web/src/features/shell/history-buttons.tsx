'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { IconButton } from '#components/ui/icon-button.tsx';

/** Back and forward, as in a browser: the app may run without one's chrome. */
export function HistoryButtons() {
  const t = useTranslations();
  const router = useRouter();
  return (
    <span className="top__history">
      <IconButton label={t('nav.back')} onClick={() => router.back()}>
        <ChevronLeft />
      </IconButton>
      <IconButton label={t('nav.forward')} onClick={() => router.forward()}>
        <ChevronRight />
      </IconButton>
    </span>
  );
}
