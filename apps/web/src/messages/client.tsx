'use client';

import { createContext, type ReactNode, use, useMemo } from 'react';
import { type Language, type Translate, translatorOf } from './translate.ts';

const Current = createContext<Translate>(translatorOf('en'));

/** Gives client components the translator of the page's language. */
export function TranslateProvider({ language, children }: { language: Language; children: ReactNode }) {
  const translate = useMemo(() => translatorOf(language), [language]);
  return <Current value={translate}>{children}</Current>;
}

/** The translator of the page's language. */
export const useTranslate = () => use(Current);
