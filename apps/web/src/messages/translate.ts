import type { Preferences } from '@setlist/contracts';
import { de } from './de.ts';
import { en, type MessageKey, type Messages } from './en.ts';
import { es } from './es.ts';

export type Language = Preferences['language'];
type Params = Record<string, string | number>;

/** A piece of a message; `strong` where the catalogue marks it with `<b>`. */
export interface Part {
  text: string;
  strong: boolean;
}

/** Says a message in one language. Numbers are written that language's way; `count` chooses the plural. */
export interface Translate {
  (key: MessageKey, params?: Params): string;
  parts(key: MessageKey, params?: Params): Part[];
  number(value: number): string;
  language: Language;
}

export const CATALOGUES: Record<Language, Messages> = { en, de, es };

/** Makes the translator of a language. */
export function translatorOf(language: Language): Translate {
  const numbers = new Intl.NumberFormat(language);
  const plurals = new Intl.PluralRules(language);
  const template = (key: MessageKey, params: Params): string => {
    const message = CATALOGUES[language][key];
    if (typeof message === 'string') return message;
    return plurals.select(Number(params.count)) === 'one' ? message.one : message.other;
  };
  const fill = (text: string, params: Params) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = params[name];
      return typeof value === 'number' ? numbers.format(value) : (value ?? '');
    });
  const t = (key: MessageKey, params: Params = {}) => fill(template(key, params), params);
  // The template is cut before it is filled: what people wrote is never read as markup.
  const parts = (key: MessageKey, params: Params = {}) =>
    template(key, params)
      .split(/<b>(.*?)<\/b>/)
      .map((text, i) => ({ text: fill(text, params), strong: i % 2 === 1 }))
      .filter(({ text }) => text !== '');
  return Object.assign(t, { parts, number: (value: number) => numbers.format(value), language });
}
