import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visibleLength } from './constants.ts';
import { lineOfText, termOfText } from './text.ts';

const line = lineOfText({ max: 5 });
const messageOf = (text: string) => line.safeParse(text).error?.issues[0]?.message;

describe('a line of text', () => {
  test.each([
    ['abc', 'abc'],
    ['  a b  ', 'a b'],
    ['e\u0301', 'é'],
    ['👩‍👩‍👧‍👦'.repeat(5), '👩‍👩‍👧‍👦'.repeat(5)],
    ['नमस्ते', 'नमस्ते'],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['a < b', 'a < b'],
    ['!?', '!?'],
  ])('takes %j as %j', (text, kept) => expect(line.parse(text)).toBe(kept));

  test.each([
    ['', 'must have at least one visible character'],
    [' \u00a0', 'must have at least one visible character'],
    ['\u200d', 'must have at least one visible character'],
    ['\u3164', 'must have at least one visible character'],
    ['\u2800', 'must have at least one visible character'],
    ['a\u{e0061}\u{e0062}', 'must not contain control or invisible characters'],
    ['abcdef', 'must have at most 5 characters'],
    ['a\u0000', 'must not contain control or invisible characters'],
    ['a\nb', 'must not contain control or invisible characters'],
    ['a\u202eb', 'must not contain control or invisible characters'],
    ['a\u200bb', 'must not contain control or invisible characters'],
    ['a\u2028b', 'must not contain control or invisible characters'],
    ['\ud800', 'must not contain control or invisible characters'],
    ['<b>', 'must not contain HTML'],
    ['</b>', 'must not contain HTML'],
    ['<!--', 'must not contain HTML'],
    [`a${'\u0301'.repeat(20)}`, 'must not pile up combining marks'],
  ])('refuses %j: %s', (text, message) => expect(messageOf(text)).toBe(message));

  test('is bounded in bytes too, before it is looked at', () => {
    expect(messageOf('x'.repeat(101))).toBe('must have at most 5 characters');
  });

  test('may be empty where that is allowed', () => {
    expect(lineOfText({ empty: true, max: 5 }).parse('  ')).toBe('');
  });

  test('whatever is taken has no control character, is trimmed, short enough and stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { success, data } = line.safeParse(text);
        if (!success) return;
        expect(data).not.toMatch(/\p{Cc}/u);
        expect(data).toBe(data.trim());
        expect(visibleLength(data)).toBeLessThanOrEqual(5);
        expect(line.parse(data)).toBe(data);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a search term', () => {
  test('may hold anything but control characters', () => {
    const term = termOfText({ max: 10 });
    expect(term.parse('<b>%_\\')).toBe('<b>%_\\');
    expect(term.safeParse('a\u0000').success).toBe(false);
    expect(term.safeParse('x'.repeat(11)).success).toBe(false);
  });
});
