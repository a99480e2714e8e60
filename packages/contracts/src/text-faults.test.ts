import { expect, test } from 'vitest';
import { faultOf, sayFault, type TextFault } from './text-faults.ts';

test.each<TextFault>([
  { kind: 'empty' },
  { kind: 'control' },
  { kind: 'html' },
  { kind: 'marks' },
  { kind: 'tooLong', max: 120 },
])('is known again by its sentence: %j', (fault) => {
  expect(faultOf(sayFault(fault))).toEqual(fault);
});

test.each(['', 'is required', 'must have at least 3 characters', 'must have at most NaN characters'])(
  'is not found in %j',
  (sentence) => expect(faultOf(sentence)).toBeUndefined(),
);
