import { de } from './de.ts';
import { en, type Words } from './en.ts';
import { es } from './es.ts';
import { chooseLanguage, type Language } from './language.ts';

export type { Words } from './en.ts';

const WORDS: Record<Language, Words> = { en, de, es };

/** What the pages and mails say in a language. */
export function wordsIn(language: Language): Words {
  return WORDS[language];
}

/** What the pages say to somebody, in the language that `chooseLanguage` finds. */
export function chooseWords(uiLocales: unknown, acceptLanguage: string | undefined): Words {
  return WORDS[chooseLanguage(uiLocales, acceptLanguage)];
}

/** As much of a request, be it Express's or Koa's, as says which language is wanted. */
export interface Asking {
  query: { ui_locales?: unknown };
  get(header: string): string | undefined;
}

/** The words of a page that belongs to no sign-in: its address may carry a language, as the links of mails do. */
export function wordsOf(request: Asking): Words {
  return chooseWords(request.query.ui_locales, request.get('accept-language'));
}
