import { expect, test } from 'vitest';
import { soon } from './with-its-data.tsx';

const never = new Promise<never>(() => undefined);

test('waits for all of them, the broken ones too', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isOver = false;
  const waiting = soon([promise, Promise.reject(new Error('away'))], 60_000).then((all) => {
    isOver = true;
    return all;
  });
  await Promise.resolve();
  expect(isOver).toBe(false);
  resolve();
  expect(await waiting).toBe(true);
});

test('waits for what is asked for once an answer is there', async () => {
  const asked: Promise<unknown>[] = [];
  const later = Promise.withResolvers<void>();
  asked.push(Promise.resolve().then(() => asked.push(later.promise)));
  expect(await soon(asked, 1)).toBe(false);
  later.resolve();
  expect(await soon(asked, 60_000)).toBe(true);
});

test('waits no longer than it is told, and not at all where there is nothing to wait for', async () => {
  expect(await soon([never], 1)).toBe(false);
  expect(await soon([], 60_000)).toBe(true);
});
