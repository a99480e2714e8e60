import { expect, test } from 'vitest';
import { afterwards } from './afterwards.ts';

const nextTask = () => new Promise((resolve) => setTimeout(resolve, 0));

test('begins in a task of its own, and ends what it began', async () => {
  const told: string[] = [];
  const end = afterwards(() => {
    told.push('began');
    return () => void told.push('ended');
  });
  expect(told).toEqual([]);
  await nextTask();
  expect(told).toEqual(['began']);
  end();
  expect(told).toEqual(['began', 'ended']);
});

test('does not begin what was called off', async () => {
  const told: string[] = [];
  afterwards(() => void told.push('began'))();
  await nextTask();
  expect(told).toEqual([]);
});
