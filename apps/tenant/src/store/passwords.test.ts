import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './passwords.ts';

test('knows the right password from a wrong one, and salts', async () => {
  const [one, two] = [await hashPassword('Correct-horse-1'), await hashPassword('Correct-horse-1')];
  expect(one).not.toBe(two);
  expect(await verifyPassword('Correct-horse-1', one)).toBe(true);
  expect(await verifyPassword('correct-horse-1', one)).toBe(false);
});

test('takes the same password in another Unicode spelling', async () => {
  expect(await verifyPassword('Caf\u0065\u0301-1', await hashPassword('Caf\u00e9-1'))).toBe(true);
});

test('says no without a hash, even to an empty password', async () => {
  expect(await verifyPassword('', undefined)).toBe(false);
  expect(await verifyPassword('', null)).toBe(false);
});
