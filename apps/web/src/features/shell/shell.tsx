import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { KeepZone } from '#components/keep-zone.tsx';
import { ToastProvider } from '#components/ui/toast.tsx';
import { env, localDashboard } from '#env.ts';
import { Backstage, BackstageSwitch } from '#features/backstage/backstage.tsx';
import { LiveEvents } from '#features/live/live-events.tsx';
import { OfflineMark } from '#features/offline/offline-mark.tsx';
import { OfflineWorker } from '#features/offline/offline-worker.tsx';
import { PlayerBar } from '#features/player/player-bar.tsx';
import { PlayerProvider } from '#features/player/player-provider.tsx';
import { SearchEntry } from '#features/search/search-entry.tsx';
import { PreferencesProvider } from '#features/settings/preferences-provider.tsx';
import { UploadDock } from '#features/uploads/upload-dock.tsx';
import { Legend } from '#features/xray/legend.tsx';
import { MARKS, PROFILE_ROUTE } from '#features/xray/marks.ts';
import { type Places, XrayProvider } from '#features/xray/xray-provider.tsx';
import { XraySwitch } from '#features/xray/xray-switch.tsx';
import { PageSessionProvider } from '#lib/actions/page-session.tsx';
import { isXrayOn } from '#lib/is-xray-on.ts';
import { toldZone } from '#lib/told-zone.ts';
import { readSession, type Viewer } from '#session/session.ts';
import { AccountMenu } from './account-menu.tsx';
import { NavLinks } from './nav-links.tsx';
import { SideBar } from './side-bar.tsx';
import { ThemeButton, TopBar } from './top-bar.tsx';
import { WithItsData } from './with-its-data.tsx';

/** What stands around every page of a signed-in person: side bar, top bar, player, and on a phone the tab bar. */
export async function Shell({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  const [t, messages, xrayOn, session, zone] = await Promise.all([
    getTranslations(),
    getMessages(),
    isXrayOn(),
    readSession(),
    toldZone(),
  ]);
  return (
    <NextIntlClientProvider messages={ofApp(messages)}>
      <XrayProvider
        sessionExpiresAt={session?.expiresAt ?? 0}
        isOff={env().XRAY === 'off'}
        marks={MARKS}
        profileRoute={PROFILE_ROUTE}
        places={placesOf(viewer.userId)}
      >
        <ToastProvider>
          <PageSessionProvider madeFor={viewer.userId}>
            <PreferencesProvider saved={{ theme: viewer.theme, language: viewer.language }}>
              <PlayerProvider>
                <div className="grid min-h-screen pr-backstage pb-(--h-backstage) grid-cols-[var(--w-rail)_minmax(0,1fr)] max-md:block">
                  <SideBar userId={viewer.userId} />
                  <div className="relative min-w-0 overflow-x-clip border-l border-line bg-surface-1 max-md:min-h-screen max-md:border-0 xray:dot-grid">
                    <TopBar>
                      <SearchEntry />
                      <OfflineMark />
                      {env().XRAY === 'on' && <XraySwitch on={xrayOn} />}
                      <BackstageSwitch />
                      <ThemeButton />
                      <AccountMenu viewer={viewer} dashboard={localDashboard()} />
                    </TopBar>
                    <main
                      className="max-w-app px-page pb-38 max-md:pb-[calc(196px+env(safe-area-inset-bottom))] xray:pb-75 short:pb-6 uploads:pb-135 max-md:uploads:pb-[calc(560px+env(safe-area-inset-bottom))] short:uploads:pb-6"
                      id="main"
                    >
                      {children}
                    </main>
                  </div>
                  <Fade />
                  <HouseLights />
                </div>
                <Legend />
                <UploadDock />
                <PlayerBar />
                <nav
                  className="fixed inset-x-0 bottom-0 z-31 grid h-[calc(68px+env(safe-area-inset-bottom))] grid-cols-[repeat(5,minmax(max-content,1fr))] border-t border-line bg-floor px-1.5 pt-1 pb-[calc(8px+env(safe-area-inset-bottom))] md:hidden short:static"
                  aria-label={t('nav.main')}
                >
                  <NavLinks place="bottom" />
                </nav>
                <Backstage />
                <WithItsData />
                <LiveEvents viewer={viewer} />
                <KeepZone told={zone} />
                <OfflineWorker />
              </PlayerProvider>
            </PreferencesProvider>
          </PageSessionProvider>
        </ToastProvider>
      </XrayProvider>
    </NextIntlClientProvider>
  );
}

/** Why a session is over is only said where nobody is signed in. */
const ofApp = ({ ended: _, ...others }: Awaited<ReturnType<typeof getMessages>>) => others;

/** Fades the page out behind the player that floats over it. */
function Fade() {
  return (
    <div
      className="pointer-events-none fixed right-backstage bottom-0 left-rail z-24 h-37 bg-[linear-gradient(transparent,var(--surface-1)_78%)] max-md:left-0 max-md:h-47.5 max-md:bg-[linear-gradient(transparent,var(--surface-1)_62%)] no-player:hidden xray:h-59 forced-colors:hidden short:hidden"
      aria-hidden="true"
    />
  );
}

/** The lights of the house, which go down for the hundredth play (features/live/use-rights-news.ts). */
function HouseLights() {
  return (
    <div
      className="pointer-events-none fixed inset-0 z-25 hidden animate-house bg-[radial-gradient(ellipse_460px_280px_at_560px_170px,transparent_0_46%,var(--scrim)_100%)] max-md:bg-[radial-gradient(ellipse_300px_240px_at_50%_190px,transparent_0_46%,var(--scrim)_100%)] motion-safe:in-data-[moment=play-100]:block"
      aria-hidden="true"
    />
  );
}

function placesOf(userId: string): Places {
  const { API_URL: api, SOURCE_URL: source } = env();
  const dashboard = localDashboard();
  return {
    docs: new URL('/docs', api).href,
    ...(dashboard && {
      profile: new URL(`/dashboard/users/${encodeURIComponent(userId)}`, dashboard).href,
    }),
    ...(source !== undefined && { source }),
  };
}
