'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { toggleXray, useXray } from './use-xray.ts';

/** The X-ray switch of the header. Alt+X turns it too (WCAG 2.1.4: no single letter), and is announced once it works. */
export function XraySwitch({ on }: { on: boolean }) {
  const t = useTranslations();
  const xray = useXray(on);
  const [hasShortcut, setHasShortcut] = useState(false);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey && event.code === 'KeyX') toggleXray();
    };
    addEventListener('keydown', onKey);
    setHasShortcut(true);
    return () => removeEventListener('keydown', onKey);
  }, []);

  return (
    <button
      type="button"
      className="xray-switch"
      role="switch"
      aria-checked={xray}
      aria-label={t('xray.switch')}
      aria-keyshortcuts={hasShortcut ? 'Alt+X' : undefined}
      onClick={toggleXray}
    >
      <span className="xray-switch__stripes" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span aria-hidden="true">{t('xray.name')}</span>
      <span className="switch" aria-hidden="true" />
    </button>
  );
}
