import { expect, test } from 'vitest';
import { isNewer } from './shared-stream.ts';

test.each([
  ['1', '', true],
  ['10', '9', true],
  ['9', '10', false],
  ['42', '42', false],
  ['', '', false],
  ['', '1', false],
  ['100000000000000001', '100000000000000000', true],
])('says whether %j comes after %j: %s', (id, than, answer) => {
  expect(isNewer(id, than)).toBe(answer);
});
