import { expect, test } from 'vitest';
import { en, type MessageKey } from './en.ts';
import { CATALOGUES, type Language, translatorOf } from './translate.ts';

const languages = Object.keys(CATALOGUES) as Language[];
const keys = Object.keys(en) as MessageKey[];

const forms = (language: Language, key: MessageKey): string[] => {
  const message = CATALOGUES[language][key];
  return typeof message === 'string' ? [message] : [message.one, message.other];
};
const holes = (texts: string[]) => [...new Set(texts.join(' ').match(/\{\w+\}|<b>/g))].sort();

test.each(languages)('says everything in %s', (language) => {
  expect(Object.keys(CATALOGUES[language]).sort()).toEqual([...keys].sort());
  for (const key of keys) for (const text of forms(language, key)) expect(text.trim(), key).not.toBe('');
});

test.each(languages)('has the same holes to fill in %s as in English', (language) => {
  for (const key of keys) expect(holes(forms(language, key)), key).toEqual(holes(forms('en', key)));
});

test('counts as each language counts', () => {
  expect(translatorOf('en')('common.plays', { count: 1 })).toBe('1 play');
  expect(translatorOf('de')('common.plays', { count: 2_310 })).toBe('2.310 Wiedergaben');
  expect(translatorOf('es')('common.songs', { count: 0 })).toBe('0 canciones');
});

test('never reads what people wrote as markup or as a hole', () => {
  const t = translatorOf('en');
  expect(t('common.by', { name: '{plays} <b>', plays: '3 plays' })).toBe('{plays} <b>, 3 plays');
  expect(t.parts('home.playlists', { count: 5 })).toEqual([
    { text: '5', strong: true },
    { text: ' playlists', strong: false },
  ]);
});
