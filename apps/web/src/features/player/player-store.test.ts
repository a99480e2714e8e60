import { expect, test } from 'vitest';
import { AT_FIRST, createPlayerStore } from './player-store.ts';

test('tells of each change, and of nothing that is so already', () => {
  const store = createPlayerStore();
  let told = 0;
  const stop = store.subscribe(() => {
    told += 1;
  });
  store.set({ queue: AT_FIRST.queue, audio: null, playing: false });
  expect(told).toBe(0);
  expect(store.get()).toBe(AT_FIRST);

  store.set({ playing: true });
  store.set({ playing: true });
  expect(told).toBe(1);

  stop();
  store.set({ playing: false });
  expect(told).toBe(1);
});
