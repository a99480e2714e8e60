import { EDITOR_THRESHOLD, PLAN_LIMITS } from '@setlist/contracts/constants';
import { ASCII, BEYOND_ASCII } from '@setlist/ui/characters';
import format from 'icu-minify/format';
import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import { BROKEN } from './broken.ts';
import { CATALOGUES, type Language } from './catalogues.ts';
import { compiledCatalogue } from './compiled.ts';

const languages = Object.keys(CATALOGUES) as Language[];

/** All that is said in a language: its catalogue, and what a page says that broke. */
const saidIn = (language: Language) => ({ ...CATALOGUES[language], broken: BROKEN[language] });
/** All messages of a catalogue by their full keys. */
function flat<Message = string>(messages: object, path = ''): [string, Message][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' || Array.isArray(value)
      ? [[`${path}${key}`, value as Message]]
      : flat<Message>(value, `${path}${key}.`),
  );
}
/** What a message has to be filled with, and the tags in it. The forms of a plural stand in braces, too. */
const holes = (text: string) => [...new Set(text.match(/(?<!one |other )\{\w+(?=[,}])|<\w+>/g))].sort();
const english = new Map(flat(saidIn('en')));

describe.each(languages)('in %s', (language) => {
  const messages = flat(saidIn(language));

  test('says everything', () => {
    expect(messages.map(([key]) => key).sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of messages) expect(text.trim(), key).not.toBe('');
  });

  test('has the same holes to fill in as in English', () => {
    for (const [key, text] of messages) expect(holes(text), key).toEqual(holes(english.get(key) ?? ''));
  });

  test('leaves numbers to the contracts that say them', () => {
    const { playlists, songs } = PLAN_LIMITS.free;
    for (const [key, text] of messages) {
      const numbers = (text.match(/\b\d+\b/g) ?? []).map(Number);
      for (const said of [EDITOR_THRESHOLD, playlists, songs]) expect(numbers, key).not.toContain(said);
    }
  });

  test('is written with what comes with every page', () => {
    const isAscii = (codePoint = 0) => codePoint >= ASCII.from && codePoint <= ASCII.to;
    const isKnown = (character: string) =>
      isAscii(character.codePointAt(0)) || BEYOND_ASCII.includes(character);
    for (const [key, text] of messages) {
      expect(
        [...text].filter((character) => !isKnown(character)),
        key,
      ).toEqual([]);
    }
  });

  const words = (said: unknown) => said;
  /** A message's holes filled in, each with this number. */
  const filled = (text: string, number: number) => ({
    ...Object.fromEntries([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => [name, number])),
    ...{ b: words, person: words },
  });
  const onError = (error: Error) => {
    throw error;
  };
  const t = createTranslator({ locale: language, messages: saidIn(language) as object, onError });

  test('can be read, whatever is filled in', () => {
    for (const [key, text] of messages)
      expect(String(t.rich(key as never, filled(text, 2))), key).not.toMatch(/[{}<>]/);
  });

  test('says the same once it is compiled', () => {
    const formatters = {
      getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) =>
        new Intl.NumberFormat(...args),
      getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) =>
        new Intl.PluralRules(...args),
      getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
        new Intl.DateTimeFormat(...args),
    };
    const compiled = new Map(flat<Parameters<typeof format>[0]>(compiledCatalogue(language)));
    expect(compiled.size).toBe(flat(CATALOGUES[language]).length);
    for (const [key, text] of flat(CATALOGUES[language]))
      for (const number of [0, 1, 2, 2_310]) {
        const said = format(compiled.get(key) ?? '', language, filled(text, number), { formatters });
        expect([said].flat().join(''), key).toBe(
          [t.rich(key as never, filled(text, number))].flat().join(''),
        );
      }
  });
});

const translatorOf = (locale: Language) => createTranslator({ locale, messages: CATALOGUES[locale] });

test('counts as each language counts', () => {
  expect(translatorOf('en')('common.plays', { count: 1 })).toBe('1 play');
  expect(translatorOf('de')('common.plays', { count: 2_310 })).toBe('2.310 Wiedergaben');
  expect(translatorOf('es')('common.songs', { count: 0 })).toBe('0 canciones');
});

test('never reads what people wrote as markup or as a hole', () => {
  const t = translatorOf('en');
  expect(t('common.by', { name: '{plays} <b>', plays: '3 plays' })).toBe('{plays} <b>, 3 plays');
});

/** Words that stand for one thing, whatever their endings, in each language. */
const GLOSSARY: Record<Language, RegExp>[] = [
  { en: /\bhome\b/i, de: /startseite/i, es: /\binicio\b/i },
  { en: /\bsettings?\b/i, de: /einstellung/i, es: /\bajustes?\b/i },
  // Those that are counted: "somebody plays" is another word. The ring of the pass has room for eight letters.
  {
    en: /(?<!somebody )\bplays\b|\bplay (is|of|\{)|more play\b|\bplayed \{|every listen\b/i,
    de: /wiedergabe|^gespielt$/i,
    es: /\bescuchas?\b/i,
  },
  { en: /\bshuffle\b/i, de: /zufällig/i, es: /al azar/i },
  { en: /\bpause\b/i, de: /anhalten/i, es: /\bpausar?\b/i },
  { en: /\bon hold\b/i, de: /nicht verfügbar/i, es: /en espera/i },
  { en: /\bremoved?\b/i, de: /entfern/i, es: /\bquita/i },
  { en: /\bprevious\b/i, de: /\bvorig/i, es: /\banterior\b/i },
  { en: /\bfeatured\b|\b(the|this) list\b/i, de: /auswahl|ausgewählt/i, es: /\bselec/i },
  { en: /\blog\b/i, de: /\bprotokoll\b/i, es: /\bregistro\b/i },
  {
    en: /\bsign(s|ed)?( you)?[ -]in\b/i,
    de: /anmeld|angemeldet|\bmelde.* an\b/i,
    es: /\binici\S+ (de )?sesión\b/i,
  },
];

test.each(GLOSSARY)('says one word for one thing: $en, $de, $es', (words) => {
  const keys = [...english].filter(([, text]) => words.en.test(text.replaceAll(/\{\w+\}/g, '')));
  expect(keys).not.toEqual([]);
  for (const [key] of keys) {
    for (const language of languages) {
      expect(new Map(flat(saidIn(language))).get(key), `${key} in ${language}`).toMatch(words[language]);
    }
  }
});

test('says in one word what is one word in English', () => {
  for (const [text, same] of Map.groupBy(english, ([, words]) => words)) {
    for (const language of languages) {
      const said = new Map(flat(saidIn(language)));
      expect(new Set(same.map(([key]) => said.get(key))).size, `“${text}” in ${language}`).toBe(1);
    }
  }
});
