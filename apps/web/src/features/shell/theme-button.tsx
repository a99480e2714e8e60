'use client';

import { Moon, Sun } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { usePreferences } from '#features/settings/preferences-provider.tsx';
import { mediaMatches } from '#lib/browser/window.ts';

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
