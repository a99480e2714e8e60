import compile from 'icu-minify/compile';
import { CATALOGUES, type Language } from './catalogues.ts';
import type { en } from './en.ts';

const compiled = new Map<Language, typeof en>();

/**
 * Everything the app says in a language, with each message read already, as `use-intl/format-message/format-only` takes
 * them, which next.config.ts puts in place of the formatter that reads them in the browser (decision 56). The compiler
 * goes on to know them as they are written.
 */
export function compiledCatalogue(language: Language): typeof en {
  const known = compiled.get(language);
  if (known) return known;
  // The forms of a plural come without a prototype, and React hands those to no browser.
  const made: typeof en = JSON.parse(JSON.stringify(compileAll(CATALOGUES[language])));
  compiled.set(language, made);
  return made;
}

const compileAll = (messages: object): object =>
  Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === 'string' ? compile(value) : compileAll(value),
    ]),
  );
