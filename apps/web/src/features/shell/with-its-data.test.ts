import { expect, test } from 'vitest';
import { soon } from './with-its-data.tsx';

const never = new Promise<never>(() => undefined);

test('waits for all of them, the broken ones too', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isOver = false;
  const waiting = soon([promise, Promise.reject(new Error('away'))], 60_000).then(() => {
    isOver = true;
  });
  await Promise.resolve();
  expect(isOver).toBe(false);
  resolve();
  await waiting;
});

test('waits no longer than it is told, and not at all where there is nothing to wait for', async () => {
  await soon([never], 1);
  await soon([], 60_000);
});
