import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Logo } from './logo.tsx';

/** A page without the app around it, for people who are not signed in. */
export async function BarePage({ children }: { children: ReactNode }) {
  const t = await getTranslations();
  return (
    <div className="landing">
      <header className="landing__top">
        <Logo label={t('app.home')} />
      </header>
      <main id="main">{children}</main>
    </div>
  );
}
