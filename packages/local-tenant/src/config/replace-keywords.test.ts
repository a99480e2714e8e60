import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { missingKeywords, replaceKeywords, requireNone } from './replace-keywords.ts';

test('puts ##KEY## in as it is and @@KEY@@ as JSON, with or without quotes around it', () => {
  const text = 'a: https://##DOMAIN##/api\nb: @@LIST@@\nc: "@@TEXT@@"\nd: @@TEXT@@';
  const values = { DOMAIN: 'x.example', LIST: '["a","b"]', TEXT: 'say "hi"' };
  expect(replaceKeywords(text, values)).toBe(
    'a: https://x.example/api\nb: ["a","b"]\nc: "say \\"hi\\""\nd: "say \\"hi\\""',
  );
});

test('marks every keyword without a value, also where YAML would see a comment or no value at all', () => {
  const text = 'a: ##ONE##\nb: @@TWO@@\nc: ##SET##\nd: ["x ##ONE##/y", "@@THREE@@"] # ##FOUR##';
  const parsed = parse(replaceKeywords(text, { SET: 'x' }));
  expect(missingKeywords(parsed)).toEqual(['ONE', 'THREE', 'TWO']);
  expect(missingKeywords(parsed.b)).toEqual(['TWO']);
  expect(missingKeywords(parsed.c)).toEqual([]);
  expect(missingKeywords(undefined)).toEqual([]);
  expect(() => requireNone(['ONE', 'TWO'], 'This')).toThrow(
    'This uses ONE, TWO: set them in the environment.',
  );
});

test('takes a value as it is, also one with a dollar sign or another keyword in it', () => {
  expect(replaceKeywords('a: ##ONE##', { ONE: "$& $1 $' ##TWO##", TWO: 'x' })).toBe("a: $& $1 $' ##TWO##");
});
