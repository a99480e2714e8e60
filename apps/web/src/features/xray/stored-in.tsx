'use client';

import { useTranslations } from 'next-intl';
import { HOME_NAMES, Tape } from '#components/ui/tape.tsx';
import type { MarkName } from './marks.ts';
import { useXrayData } from './xray-provider.tsx';

/** "Stored in …" under a form field; X-ray develops the tape from the home to the full key. */
export function StoredIn({ mark: name }: { mark: MarkName }) {
  const t = useTranslations();
  const { home, key } = useXrayData().marks[name];
  return (
    <span className="inline-flex items-center gap-2 text-13 whitespace-nowrap text-subtle max-md:text-14">
      <span>{t('common.storedIn')}</span>
      <Tape home={home}>
        <span className="xray:hidden">{HOME_NAMES[home]}</span>
        <span className="hidden xray:inline">{key}</span>
      </Tape>
    </span>
  );
}
