import { setDisplayName } from '@setlist/contracts/profile';
import { expect, test } from 'vitest';
import { translatorOf } from '#messages/translate.ts';
import { fieldWords } from './failure-words.ts';

const t = translatorOf('de');

test.each([
  ['', 'Nimm mindestens ein sichtbares Zeichen'],
  ['x'.repeat(51), 'Nimm höchstens 50 Zeichen'],
  ['x'.repeat(5_000), 'Nimm höchstens 50 Zeichen'],
  ['a\u0000b', 'Lass Steuerzeichen und unsichtbare Zeichen weg'],
  ['<b>bold</b>', 'Lass HTML weg'],
])('says what is wrong with %j in the page’s language', (displayName, words) => {
  const result = setDisplayName.body.safeParse({ displayName });
  expect(fieldWords(t, result.error?.issues[0]?.message ?? 'nothing')).toBe(words);
});
