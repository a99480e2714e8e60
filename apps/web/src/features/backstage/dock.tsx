'use client';

import { PanelRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { HeaderSwitch } from '#components/header-switch.tsx';
import { useFailure } from '#lib/actions/use-failure.ts';
import { PANEL_ID, SWITCH_ID } from './names.ts';
import { setBackstage, useBackstage } from './use-backstage.ts';

/** Fetches the panel's code, which no page needs before it is opened. Rejects when the network fails. */
const fetchPanel = () => import('./panel.tsx').then(({ Panel }) => ({ default: Panel }));
const Panel = lazy(fetchPanel);

/** Where the panel stands. Its code is fetched when it is opened. */
export function Dock({ initially, expiresAt }: { initially: boolean; expiresAt: number }) {
  const open = useBackstage(initially);
  const [wasClosed, setWasClosed] = useState(!open);
  if (!open && !wasClosed) setWasClosed(true);
  if (!open) return null;
  return (
    <Suspense>
      <Panel takesFocus={wasClosed} expiresAt={expiresAt} />
    </Suspense>
  );
}

/** Opens backstage once its code is there, and closes it. */
export function Toggle({ initially }: { initially: boolean }) {
  const t = useTranslations();
  const tellFailure = useFailure();
  const open = useBackstage(initially);

  const toggle = async () => {
    if (open) return setBackstage(false);
    try {
      await fetchPanel();
      setBackstage(true);
    } catch {
      tellFailure({ kind: 'unanswered', fields: {} }, { retry: toggle });
    }
  };
  return (
    <HeaderSwitch
      id={SWITCH_ID}
      checked={open}
      label={t('backstage.switch')}
      aria-controls={open ? PANEL_ID : undefined}
      // On a phone backstage lies over the header: here it is only ever off.
      className="max-md:[&>:last-child]:hidden"
      onClick={toggle}
    >
      <PanelRight className="size-4.25" />
      <span className="max-md:hidden" aria-hidden="true">
        {t('backstage.name')}
      </span>
    </HeaderSwitch>
  );
}
