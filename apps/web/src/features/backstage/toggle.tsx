'use client';

import { PanelRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { HeaderSwitch } from '#components/header-switch.tsx';
import { useFailure } from '#lib/actions/use-failure.ts';
import { fetchPanel } from './fetch-panel.ts';
import { PANEL_ID, SWITCH_ID } from './names.ts';
import { setBackstage, useBackstage } from './use-backstage.ts';

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
