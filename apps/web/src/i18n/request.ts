import { LANGUAGES } from '@setlist/contracts/constants';
import Negotiator from 'negotiator';
import { headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { readViewer } from '#session/session.ts';
import { CATALOGUES, type Language } from './catalogues.ts';
import type { en } from './en.ts';

/** What next-intl needs for a request: the person's language, or the browser's while nobody is signed in. */
export default getRequestConfig(async () => {
  const viewer = await readViewer();
  const locale = viewer?.language ?? preferred((await headers()).get('accept-language'));
  // Of the reader's zone only the browser knows: lib/browser/readers-zone.ts.
  return { locale, messages: CATALOGUES[locale] as typeof en, timeZone: 'UTC' };
});

/** The language of ours that an `Accept-Language` header wants most (RFC 9110, 12.5.4); English where it wants none. */
function preferred(acceptLanguage: string | null): Language {
  const negotiator = new Negotiator({ headers: acceptLanguage ? { 'accept-language': acceptLanguage } : {} });
  const wanted = negotiator.language([...LANGUAGES]);
  return LANGUAGES.find((language) => language === wanted) ?? 'en';
}
