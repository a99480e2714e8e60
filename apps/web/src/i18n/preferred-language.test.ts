import { expect, test } from 'vitest';
import { preferredLanguage } from './preferred-language.ts';

test.each([
  // As browsers send them.
  ['de', 'de'],
  ['es-MX,es;q=0.9,en;q=0.8', 'es'],
  ['de-AT,de;q=0.9,en-US;q=0.8,en;q=0.7', 'de'],
  // The region says which language is wanted most, also where the language itself weighs less.
  ['de-CH,en;q=0.9,de;q=0.8', 'de'],
  ['fr-CH,fr;q=0.9,de;q=0.8,en;q=0.7', 'de'],
  // Weight before place.
  ['de;q=0.1,es;q=0.9', 'es'],
  ['en;q=0.2, de;q=0.3, es;q=0.25', 'de'],
  ['DE-ch;q=1.0', 'de'],
  // What weighs 0 is refused.
  ['en;q=0,de', 'de'],
  ['*,en;q=0', 'de'],
  ['*;q=0.9,en;q=0.1,de;q=0.2', 'es'],
  // Any, none of ours, nothing that can be read.
  ['*', 'en'],
  ['fr,it;q=0.9', 'en'],
  ['fr,*;q=0.1', 'en'],
  [';;q=,', 'en'],
  ['', 'en'],
  [null, 'en'],
])('reads %j as %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});
