import { headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { readViewer } from '#session/session.ts';
import { CATALOGUES } from './catalogues.ts';
import type { en } from './en.ts';
import { preferredLanguage } from './preferred-language.ts';

/** What next-intl needs for a request: the person's language, or the browser's while nobody is signed in. */
export default getRequestConfig(async () => {
  const viewer = await readViewer();
  const locale = viewer?.language ?? preferredLanguage((await headers()).get('accept-language'));
  // Of the reader's zone only the browser knows: lib/browser/readers-zone.ts.
  return { locale, messages: CATALOGUES[locale] as typeof en, timeZone: 'UTC' };
});
