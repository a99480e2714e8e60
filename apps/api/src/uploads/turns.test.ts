import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

test('runs so many at once, the others in their order, and goes on after one that fails', async () => {
  const inTurn = createTurns(2);
  const begun: number[] = [];
  const gates = [0, 1, 2, 3].map(() => Promise.withResolvers<void>());
  const tasks = gates.map(({ promise }, index) =>
    inTurn(async () => {
      begun.push(index);
      await promise;
      return index;
    }),
  );
  const settled = Promise.allSettled(tasks);
  await expect.poll(() => begun).toEqual([0, 1]);
  gates[1]?.reject(new Error('It broke.'));
  await expect.poll(() => begun).toEqual([0, 1, 2]);
  gates[0]?.resolve();
  await expect.poll(() => begun).toEqual([0, 1, 2, 3]);
  for (const { resolve } of gates) resolve();
  expect((await settled).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
});
