'use client';

import { useTranslations } from 'next-intl';
import { HOME_NAMES, type Home, Tape } from '#components/ui/tape.tsx';

interface Props {
  id: string;
  home: Home;
  datum: string;
  request: string | undefined;
  source: string | undefined;
}

/**
 * The tape that X-ray sticks to a datum. It is a button: pressed, it says which request fetched the datum and which
 * claim or rows are behind it. The browser's own popover, so Escape closes it and focus comes back.
 */
export function XrayLabel({ id, home, datum, request, source }: Props) {
  const t = useTranslations();
  return (
    <>
      <button
        type="button"
        className="datum__label"
        id={`${id}-label`}
        data-home={home}
        popoverTarget={`${id}-card`}
      >
        {datum}
      </button>
      <span
        className="datum__card"
        id={`${id}-card`}
        popover="auto"
        role="dialog"
        aria-label={t('xray.detail', { datum })}
      >
        <Tape home={home}>{HOME_NAMES[home]}</Tape>
        <span className="datum__fact">
          <span>{t('xray.key')}</span>
          <code>{datum}</code>
        </span>
        <span className="datum__fact">
          <span>{t('xray.fetchedBy')}</span>
          <code>{request ?? t('xray.token')}</code>
        </span>
        {source && (
          <span className="datum__fact">
            <span>{t('xray.behind')}</span>
            <code>{source}</code>
          </span>
        )}
      </span>
    </>
  );
}
