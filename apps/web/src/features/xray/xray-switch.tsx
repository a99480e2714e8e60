'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { HeaderSwitch } from '#components/header-switch.tsx';
import { usePageSession } from '#lib/actions/page-session.tsx';
import { toggleXray, useXray, XRAY_SWITCH } from './use-xray.ts';

/** The X-ray switch of the header. Alt+X turns it too (WCAG 2.1.4: no single letter), and is announced once it works. */
export function XraySwitch({ on }: { on: boolean }) {
  const t = useTranslations();
  const xray = useXray(on);
  const { update } = usePageSession();
  const [hasShortcut, setHasShortcut] = useState(false);

  const turn = useCallback(() => {
    // What the page shows was fetched without the API keeping what it did for it.
    if (toggleXray()) update({ renew: false });
  }, [update]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // AltGr is Ctrl and Alt to some browsers, and on a Mac Option+X would type a sign.
      if (!event.altKey || event.ctrlKey || event.metaKey || event.repeat || event.code !== 'KeyX') return;
      event.preventDefault();
      turn();
    };
    addEventListener('keydown', onKey);
    setHasShortcut(true);
    return () => removeEventListener('keydown', onKey);
  }, [turn]);

  return (
    <HeaderSwitch
      id={XRAY_SWITCH}
      checked={xray}
      label={t('xray.switch')}
      aria-keyshortcuts={hasShortcut ? 'Alt+X' : undefined}
      onClick={turn}
    >
      <span className="flex gap-0.75 *:h-3.5 *:w-1 *:rounded-[1px]" aria-hidden="true">
        <i className="bg-home-user" />
        <i className="bg-home-app" />
        <i className="bg-home-db" />
      </span>
      <span className="max-[26rem]:hidden" aria-hidden="true">
        {t('xray.name')}
      </span>
    </HeaderSwitch>
  );
}
