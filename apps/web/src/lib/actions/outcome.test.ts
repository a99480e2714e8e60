import { LANGUAGES } from '@setlist/contracts/constants';
import { setDisplayName } from '@setlist/contracts/profile';
import { createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import { CATALOGUES } from '#i18n/catalogues.ts';
import { failureWords, fieldWords } from './outcome.ts';

const translatorOf = (locale: (typeof LANGUAGES)[number]) =>
  createTranslator({ locale, messages: CATALOGUES[locale] });
const t = translatorOf('de');

test.each([
  ['', 'Nimm mindestens ein sichtbares Zeichen'],
  ['x'.repeat(51), 'Nimm höchstens 50 Zeichen'],
  ['x'.repeat(5_000), 'Nimm höchstens 50 Zeichen'],
  ['a\u0000b', 'Lass Steuerzeichen und unsichtbare Zeichen weg'],
  ['<b>bold</b>', 'Lass HTML weg'],
  [`a${'\u0301'.repeat(20)}`, 'Nimm weniger Akzente übereinander'],
])('says what is wrong with %j in the page’s language', (displayName, words) => {
  const result = setDisplayName.body.safeParse({ displayName });
  expect(fieldWords(t, result.error?.issues[0]?.message ?? 'nothing')).toBe(words);
});

test.each(LANGUAGES)('says that nothing was changed only where that is known, in %s', (language) => {
  const words = (kind: 'unreachable' | 'unanswered' | 'identity-provider-unavailable') =>
    failureWords(translatorOf(language), { kind, fields: {} });
  const unknown = {
    en: 'Nothing was changed, or we were not told.',
    de: 'Nichts wurde geändert, oder wir haben es nicht erfahren.',
    es: 'No se cambió nada, o no nos llegó la respuesta.',
  }[language];
  expect(words('unanswered').text).toContain(unknown);
  for (const kind of ['unreachable', 'identity-provider-unavailable'] as const) {
    expect(words(kind).text).not.toContain(unknown);
    expect(words(kind).text).toContain(unknown.split(',')[0]);
  }
});

test('says how much the free plan holds', () => {
  const { text } = failureWords(t, { kind: 'plan-limit', fields: {} });
  expect(text).toContain('5 Playlists und 50 Songs');
});
