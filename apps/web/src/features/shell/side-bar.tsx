import { useTranslations } from 'next-intl';
import { Logo } from '#components/logo.tsx';
import { localDashboard } from '#env.ts';
import { NavLinks } from './nav-links.tsx';
import { Recents } from './recents.tsx';

/** The bar at the side of every page; on a tablet it is a rail of icons, on a phone there is none. */
export function SideBar({ userId }: { userId: string }) {
  const t = useTranslations();
  return (
    <header className="sticky top-0 z-6 flex h-screen flex-col gap-5.5 bg-floor px-3 pt-3.5 pb-4 max-md:hidden md:max-xl:items-center md:max-xl:px-2.5 short:overflow-y-auto">
      <Logo rail label={t('app.home')} />
      <nav className="grid gap-0.5" aria-label={t('nav.main')}>
        <NavLinks place="side" />
      </nav>
      <Recents userId={userId} />
      <Tenant />
    </header>
  );
}

const TENANT =
  'mt-auto flex items-center gap-2.5 rounded-control border border-line px-3 py-2.5 text-12 leading-[1.35] text-subtle max-xl:hidden';

/** Where people are signed in: Auth0, or the stand-in on this machine, whose dashboard can be opened. */
function Tenant() {
  const t = useTranslations();
  const dot = <span className="size-1.75 flex-none rounded-full bg-ok" aria-hidden="true" />;
  const dashboard = localDashboard();
  if (!dashboard) {
    return (
      <div className={TENANT}>
        {dot}
        <span>
          <b className="block font-550 text-muted">Auth0</b>
          <span>{t('tenant.remoteHint')}</span>
        </span>
      </div>
    );
  }
  return (
    <a className={`${TENANT} hover:bg-surface-2`} href={dashboard} target="_blank" rel="noreferrer">
      {dot}
      <span>
        <b className="block font-550 text-muted">{t('tenant.local')}</b>
        <span>{t('tenant.localHint')}</span>
      </span>
    </a>
  );
}
