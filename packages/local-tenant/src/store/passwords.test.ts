import { expect, test } from 'vitest';
import { createPasswords } from './passwords.ts';

const passwords = createPasswords();

test('knows the right password from a wrong one, and salts', async () => {
  const [one, two] = [await passwords.hash('Correct-horse-1'), await passwords.hash('Correct-horse-1')];
  expect(one).not.toBe(two);
  expect(await passwords.verify('Correct-horse-1', one)).toBe(true);
  expect(await passwords.verify('correct-horse-1', one)).toBe(false);
});

test('takes the same password in another Unicode spelling', async () => {
  expect(await passwords.verify('Caf\u0065\u0301-1', await passwords.hash('Caf\u00e9-1'))).toBe(true);
});

test('says no without a hash, even to an empty password', async () => {
  expect(await passwords.verify('', undefined)).toBe(false);
  expect(await passwords.verify('', null)).toBe(false);
});

test('still knows what was hashed at another cost', async () => {
  const cheap = createPasswords(2 ** 10);
  const stored = await cheap.hash('Correct-horse-1');
  expect(stored).toMatch(/^scrypt\$1024\$8\$3\$/);
  expect(await passwords.verify('Correct-horse-1', stored)).toBe(true);
  expect(await cheap.verify('Correct-horse-1', await passwords.hash('Correct-horse-1'))).toBe(true);
});
