'use client';

import { LANGUAGES } from '@setlist/contracts/constants';
import { useSyncExternalStore } from 'react';
import type { Language } from '#i18n/catalogues.ts';

const never = () => () => undefined;

/**
 * The language of the page around it, by its `lang`; English where it has none of ours. For what has to say something
 * when all else may have broken: next-intl knows it otherwise.
 */
export function usePageLanguage(): Language {
  // React looks again once what it drew is in place, which may be the page itself.
  const lang = useSyncExternalStore(
    never,
    () => document.documentElement.lang,
    () => '',
  );
  return LANGUAGES.find((language) => language === lang) ?? 'en';
}
