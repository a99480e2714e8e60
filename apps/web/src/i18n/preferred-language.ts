import { LANGUAGES } from '@setlist/contracts/constants';
import Negotiator from 'negotiator';
import type { Language } from './catalogues.ts';

/**
 * The language of ours that an `Accept-Language` header wants most (RFC 9110, 12.5.4); English where it wants none of
 * them. Regions do not matter: who wants de-CH most wants German most, whatever weight German itself has.
 */
export function preferredLanguage(acceptLanguage: string | null): Language {
  const negotiator = new Negotiator({ headers: acceptLanguage ? { 'accept-language': acceptLanguage } : {} });
  // By weight, and without what has the weight 0.
  const wanted = negotiator.languages().map((range) => range.split('-')[0]?.toLowerCase());
  for (const name of wanted) {
    // `*` is each language that is not named, be it with the weight 0.
    const found = LANGUAGES.find((language) =>
      name === '*' ? !wanted.includes(language) && negotiator.language([language]) : language === name,
    );
    if (found) return found;
  }
  return 'en';
}
