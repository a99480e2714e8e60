'use client';

import { ChevronLeft, ChevronRight, Moon, Sun } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { Logo } from '#components/logo.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { usePreferences } from '#features/settings/preferences-provider.tsx';
import { mediaMatches } from '#lib/browser/window.ts';

const SCROLLED_FROM = 16;

const BAR = [
  'sticky top-0 z-20 flex h-top items-center gap-2 pr-6 pl-7 max-md:h-15 max-md:gap-1 max-md:pr-2 max-md:pl-4 short:relative',
  'before:absolute before:inset-0 before:-z-1 before:bg-surface-1/82 before:backdrop-blur-[20px]',
  'before:opacity-0 before:transition-opacity before:duration-200 in-data-scrolled:before:opacity-100',
].join(' ');

/** The bar above every page: back and forward, theme, and at its end `children`. */
export function TopBar({ children }: { children: ReactNode }) {
  const t = useTranslations();
  useScrollMark();
  return (
    <section className={BAR} aria-label={t('nav.tools')}>
      <span className="md:hidden">
        <Logo label={t('app.home')} />
      </span>
      <HistoryButtons />
      <span className="flex-1" />
      {children}
    </section>
  );
}

/** Marks the document as scrolled, which the bar shows as a blur. */
function useScrollMark() {
  useEffect(() => {
    const mark = () => document.documentElement.toggleAttribute('data-scrolled', scrollY > SCROLLED_FROM);
    mark();
    addEventListener('scroll', mark, { passive: true });
    return () => removeEventListener('scroll', mark);
  }, []);
}

/** Back and forward, as in a browser: the app may run without one's chrome. */
function HistoryButtons() {
  const t = useTranslations();
  const router = useRouter();
  return (
    <span className="flex gap-0.5 max-md:hidden">
      <IconButton label={t('nav.back')} onClick={() => router.back()}>
        <ChevronLeft />
      </IconButton>
      <IconButton label={t('nav.forward')} onClick={() => router.forward()}>
        <ChevronRight />
      </IconButton>
    </span>
  );
}

/** Turns the theme over, at once on the page and then in `user_metadata`. */
export function ThemeButton() {
  const t = useTranslations();
  const { preferences, choose } = usePreferences();
  const { theme } = preferences;
  const [dark, setDark] = useState(theme === 'dark');

  useEffect(() => {
    setDark(theme === 'system' ? mediaMatches('(prefers-color-scheme: dark)') : theme === 'dark');
  }, [theme]);

  return (
    <IconButton
      className="max-md:hidden"
      label={t('account.theme')}
      onClick={() => void choose({ theme: dark ? 'light' : 'dark' })}
    >
      {dark ? <Sun /> : <Moon />}
    </IconButton>
  );
}
