'use client';

import { useEffect } from 'react';
import { useTranslate } from '#messages/client.tsx';
import { setXray, useXray } from './use-xray.ts';

/** The X-ray switch of the header. Alt+X turns it too (WCAG 2.1.4: no single letter). */
export function XraySwitch({ on }: { on: boolean }) {
  const t = useTranslate();
  const xray = useXray(on);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey && event.code === 'KeyX') setXray(!xray);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [xray]);

  return (
    <button
      type="button"
      className="xray-switch"
      role="switch"
      aria-checked={xray}
      aria-label={t('xray.switch')}
      aria-keyshortcuts="Alt+X"
      onClick={() => setXray(!xray)}
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
