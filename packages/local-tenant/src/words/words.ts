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
