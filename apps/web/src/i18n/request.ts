import { headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { toldZone } from '#lib/told-zone.ts';
import { readViewer } from '#session/session.ts';
import { compiledCatalogue } from './compiled.ts';
import { preferredLanguage } from './preferred-language.ts';

/** What next-intl needs for a request: the person's language, or the browser's while nobody is signed in. */
export default getRequestConfig(async () => {
  const viewer = await readViewer();
  const locale = viewer?.language ?? preferredLanguage((await headers()).get('accept-language'));
  return { locale, messages: compiledCatalogue(locale), timeZone: await toldZone() };
});
