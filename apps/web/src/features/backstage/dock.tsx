'use client';

import { PanelRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Component, lazy, type ReactNode, Suspense } from 'react';
import { HeaderSwitch } from '#components/header-switch.tsx';
import { Frame } from './frame.tsx';
import { PANEL_ID, SWITCH_ID } from './names.ts';
import { toggleBackstage, useBackstage } from './use-backstage.ts';

/** Fetches the panel's code, which no page needs before it is opened. Rejects when the network fails. */
const fetchPanel = () => import('./panel.tsx').then(({ Panel }) => ({ default: Panel }));
let Panel = lazy(fetchPanel);

/** Where the panel stands. Its code is fetched when it is opened; without it, the app goes on. */
export function Dock({ initially }: { initially: boolean }) {
  const t = useTranslations();
  if (!useBackstage(initially)) return null;
  const broken = (
    <Frame>
      <p className="px-5 text-13 text-muted" role="alert">
        {t('backstage.broken')}
      </p>
    </Frame>
  );
  return (
    <Boundary instead={broken}>
      <Suspense fallback={<Frame />}>
        <Panel />
      </Suspense>
    </Boundary>
  );
}

/** Shows `instead` of what it holds when that breaks, until both are closed. */
class Boundary extends Component<{ instead: ReactNode; children: ReactNode }> {
  static getDerivedStateFromError = () => ({ isBroken: true });
  override state = { isBroken: false };

  override componentDidCatch() {
    // It would remember for ever that its code did not come.
    Panel = lazy(fetchPanel);
  }

  override render() {
    return this.state.isBroken ? this.props.instead : this.props.children;
  }
}

/** Opens backstage and closes it. */
export function Toggle({ initially }: { initially: boolean }) {
  const t = useTranslations();
  const open = useBackstage(initially);
  return (
    <HeaderSwitch
      id={SWITCH_ID}
      checked={open}
      label={t('backstage.switch')}
      aria-controls={open ? PANEL_ID : undefined}
      // On a phone backstage lies over the header: here it is only ever off.
      className="max-md:[&>:last-child]:hidden"
      onClick={toggleBackstage}
    >
      <PanelRight className="size-4.25" />
      <span className="max-md:hidden" aria-hidden="true">
        {t('backstage.name')}
      </span>
    </HeaderSwitch>
  );
}
