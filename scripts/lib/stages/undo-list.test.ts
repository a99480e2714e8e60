import { expect, test } from 'vitest';
import { createUndoList } from './undo-list.ts';

test('undoes the last first, each once, however often it is asked to', async () => {
  const done: string[] = [];
  const list = createUndoList();
  for (const name of ['first', 'second', 'third']) list.add(async () => void done.push(name));
  await Promise.all([list.run(), list.run()]);
  await list.run();
  expect(done).toEqual(['third', 'second', 'first']);
});

test('undoes the rest when one action fails, and then says so', async () => {
  const done: string[] = [];
  const list = createUndoList();
  list.add(async () => void done.push('first'));
  list.add(() => Promise.reject(new Error('stuck')));
  await expect(list.run()).rejects.toThrow('stuck');
  expect(done).toEqual(['first']);
});
