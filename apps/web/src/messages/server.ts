import { LANGUAGES } from '@setlist/contracts';
import { headers } from 'next/headers';
import { cache } from 'react';
import { readViewer } from '#session/viewer.ts';
import { type Language, type Translate, translatorOf } from './translate.ts';

/** The translator for the request: the person's language, or the browser's while nobody is signed in. */
export const getTranslate = cache(async (): Promise<Translate> => {
  const viewer = await readViewer();
  return translatorOf(viewer?.language ?? preferred((await headers()).get('accept-language') ?? ''));
});

function preferred(acceptLanguage: string): Language {
  const wanted = acceptLanguage.split(',').map((range) => range.trim().slice(0, 2).toLowerCase());
  return wanted.map((code) => LANGUAGES.find((language) => language === code)).find(Boolean) ?? 'en';
}
