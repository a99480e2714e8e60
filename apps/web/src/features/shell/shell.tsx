import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Logo } from '#components/logo.tsx';
import { ToastProvider } from '#components/ui/toast.tsx';
import { env, isLocalTenant } from '#env.ts';
import { LiveEvents } from '#features/live/live-events.tsx';
import { Console } from '#features/player/player-bar.tsx';
import { PlayerProvider } from '#features/player/player-provider.tsx';
import { PreferencesProvider } from '#features/settings/preferences-provider.tsx';
import { Legend } from '#features/xray/legend.tsx';
import { MARKS } from '#features/xray/marks.ts';
import { type Places, XrayProvider } from '#features/xray/xray-provider.tsx';
import { XraySwitch } from '#features/xray/xray-switch.tsx';
import { XRAY_COOKIE } from '#lib/xray-cookie.ts';
import { PageSessionProvider } from '#session/page-session.tsx';
import type { Viewer } from '#session/session.ts';
import { AccountMenu } from './account-menu.tsx';
import { HistoryButtons } from './history-buttons.tsx';
import { NavLinks } from './nav-links.tsx';
import { Recents } from './recents.tsx';
import { ScrollMark } from './scroll-mark.tsx';
import { ThemeButton } from './theme-button.tsx';

/** What stands around every page of a signed-in person: rail, top bar, player, tab bar. */
export async function Shell({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  const [t, jar] = await Promise.all([getTranslations(), cookies()]);
  const local = isLocalTenant();
  return (
    <XrayProvider
      madeFor={viewer.userId}
      isOff={env().XRAY === 'off'}
      marks={MARKS}
      places={placesOf(viewer.userId)}
    >
      <ToastProvider>
        <PageSessionProvider madeFor={viewer.userId}>
          <PreferencesProvider saved={{ theme: viewer.theme, language: viewer.language }}>
            <PlayerProvider>
              <div className="app">
                <header className="rail">
                  <Logo rail label={t('app.home')} />
                  <nav className="nav" aria-label={t('nav.main')}>
                    <NavLinks />
                  </nav>
                  <Recents userId={viewer.userId} />
                  <div className="tenant">
                    <span>
                      <b>{local ? t('tenant.local') : 'Auth0'}</b>
                      <span>{local ? t('tenant.localHint') : t('tenant.remoteHint')}</span>
                    </span>
                  </div>
                </header>
                <div className="stage">
                  <section className="top" aria-label={t('nav.tools')}>
                    <span className="md:hidden">
                      <Logo label={t('app.home')} />
                    </span>
                    <HistoryButtons />
                    <span className="top__space" />
                    {env().XRAY === 'on' && <XraySwitch on={jar.get(XRAY_COOKIE)?.value === 'on'} />}
                    <ThemeButton />
                    <AccountMenu viewer={viewer} hasDemoPeople={local} />
                  </section>
                  <main className="main" id="main">
                    {children}
                  </main>
                </div>
              </div>
              <Legend />
              <Console />
              <nav className="tabs" aria-label={t('nav.main')}>
                <NavLinks />
              </nav>
              <ScrollMark />
              <LiveEvents viewer={viewer} />
            </PlayerProvider>
          </PreferencesProvider>
        </PageSessionProvider>
      </ToastProvider>
    </XrayProvider>
  );
}

function placesOf(userId: string): Places {
  const { AUTH0_ISSUER_BASE_URL: issuer, SOURCE_URL: source } = env();
  return {
    ...(isLocalTenant() && {
      profile: new URL(`/dashboard/users/${encodeURIComponent(userId)}`, issuer).href,
    }),
    ...(source !== undefined && { source }),
  };
}
