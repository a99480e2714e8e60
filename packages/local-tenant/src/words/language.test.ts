import { expect, test } from 'vitest';
import { chooseLanguage } from './language.ts';

test.each([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['ES-419', 'es'],
  ['fr es de', 'es'],
  ['fr-CA de en', 'de'],
])('takes the first tag of ui_locales that is spoken here: %s', (uiLocales, language) => {
  expect(chooseLanguage(uiLocales, 'en')).toBe(language);
});

test.each([
  [undefined, 'de'],
  ['', 'de'],
  ['fr it', 'de'],
  ['deu', 'de'],
  [['es', 'en'], 'de'],
])('asks the browser where ui_locales names no language of ours: %j', (uiLocales, language) => {
  expect(chooseLanguage(uiLocales, 'de')).toBe(language);
});

test.each([
  ['de-DE,de;q=0.9,en;q=0.8', 'de'],
  ['en;q=0.5, de;q=0.7, es;q=0.6', 'de'],
  ['fr, es;q=0.2', 'es'],
  ['de;q=0, es;q=0.1', 'es'],
  ['es, de', 'es'],
  ['de;q=0.3,*;q=0.5', 'en'],
  ['de;q=0.5,*;q=0.3', 'de'],
  ['en;q=0, *', 'de'],
  ['*;q=0.5, en-GB;q=0, de;q=0, fr', 'es'],
  ['de;q=2, es;q=high, en;q=0.1', 'en'],
  ['fr', 'en'],
  ['', 'en'],
  [undefined, 'en'],
])('weighs the languages of the browser: %s', (acceptLanguage, language) => {
  expect(chooseLanguage(undefined, acceptLanguage)).toBe(language);
});
