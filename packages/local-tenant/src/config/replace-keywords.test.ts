import { expect, test } from 'vitest';
import { replaceKeywords } from './replace-keywords.ts';

test('puts ##KEY## in as it is and @@KEY@@ as JSON, with or without quotes around it', () => {
  const text = 'a: https://##DOMAIN##/api\nb: @@LIST@@\nc: "@@TEXT@@"\nd: @@TEXT@@';
  const values = { DOMAIN: 'x.example', LIST: '["a","b"]', TEXT: 'say "hi"' };
  expect(replaceKeywords(text, values)).toBe(
    'a: https://x.example/api\nb: ["a","b"]\nc: "say \\"hi\\""\nd: "say \\"hi\\""',
  );
});

test('names every keyword without a value', () => {
  expect(() => replaceKeywords('a: ##ONE##\nb: @@TWO@@\nc: ##SET##', { SET: 'x' })).toThrow(
    /uses ONE, TWO: set them/,
  );
});

test('takes no notice of keywords in comments', () => {
  expect(replaceKeywords('# Keywords look like ##KEY##.\na: 1', {})).toBe('\na: 1');
});

test('takes a value as it is, also one with a dollar sign or another keyword in it', () => {
  expect(replaceKeywords('a: ##ONE##', { ONE: "$& $1 $' ##TWO##", TWO: 'x' })).toBe("a: $& $1 $' ##TWO##");
});
