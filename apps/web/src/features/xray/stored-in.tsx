'use client';

import { useTranslations } from 'next-intl';
import { HOME_NAMES, Tape } from '#components/ui/tape.tsx';
import type { MarkName } from './marks.ts';
import { useXrayData } from './xray-provider.tsx';
import { XrayTape } from './xray-tape.tsx';

/** "Stored in …" under a form field; X-ray develops the tape from the home to the full key, which opens. */
export function StoredIn({ mark: name }: { mark: MarkName }) {
  const t = useTranslations();
  const { isOff, marks } = useXrayData();
  const mark = marks[name];
  return (
    <span className="inline-flex items-center gap-2 text-13 whitespace-nowrap text-subtle max-md:text-14">
      <span>{t('common.storedIn')}</span>
      <Tape home={mark.home} className="xray:hidden">
        {HOME_NAMES[mark.home]}
      </Tape>
      {!isOff && (
        <XrayTape mark={mark} className="hidden xray:flex">
          <Tape home={mark.home}>{mark.key}</Tape>
        </XrayTape>
      )}
    </span>
  );
}
