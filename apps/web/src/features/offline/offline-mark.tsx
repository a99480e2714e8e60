'use client';

import { CloudOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useOnline } from '#lib/browser/use-online.ts';

/** Says in the top bar that there is no network; what is on the page stays. */
export function OfflineMark() {
  const t = useTranslations();
  const online = useOnline();
  return (
    <p role="status" className="contents">
      {!online && (
        <span className="flex h-9 items-center gap-2 rounded-full bg-danger-soft px-3.5 text-13 font-550 max-md:px-2.5">
          <CloudOff className="size-4.25 text-danger" />
          <span className="max-md:sr-only">{t('offline.mark')}</span>
        </span>
      )}
    </p>
  );
}
