import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Logo } from './logo.tsx';

interface Props {
  /** What stands at the end of the header. */
  action?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}

/** A page without the app around it, for people who are not signed in. */
export async function BarePage({ action, footer, children }: Props) {
  const t = await getTranslations();
  return (
    <div className="mx-auto min-h-screen max-w-app overflow-x-clip px-10 pb-12 max-md:px-5" data-bare>
      <header className="flex h-18 items-center justify-between">
        <Logo label={t('app.home')} />
        {action}
      </header>
      <main id="main">{children}</main>
      {footer && <footer className="mt-14 border-t border-line pt-5 text-13 text-subtle">{footer}</footer>}
    </div>
  );
}
