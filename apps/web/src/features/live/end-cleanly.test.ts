import { expect, test } from 'vitest';
import { endCleanly } from './end-cleanly.ts';

/** A stream of one chunk that stays open, how to break it, and whether its reader has let go of it. */
function openStream() {
  let breakOff: (error: Error) => void = () => undefined;
  let isLetGo = false;
  const source = new ReadableStream<string>({
    start(target) {
      target.enqueue('first');
      breakOff = (error) => target.error(error);
    },
    cancel() {
      isLetGo = true;
    },
  });
  return { source, breakOff: () => breakOff(new Error('terminated')), isLetGo: () => isLetGo };
}

test('ends when what it passes on breaks', async () => {
  const { source, breakOff } = openStream();
  const reader = endCleanly(source, new AbortController().signal).getReader();
  expect(await reader.read()).toEqual({ done: false, value: 'first' });
  const next = reader.read();
  breakOff();
  expect(await next).toEqual({ done: true, value: undefined });
});

test('ends when it is told to, and lets go of what it passes on', async () => {
  const controller = new AbortController();
  const { source, isLetGo } = openStream();
  const reader = endCleanly(source, controller.signal).getReader();
  await reader.read();
  const next = reader.read();
  controller.abort();
  expect(isLetGo()).toBe(true);
  expect(await next).toEqual({ done: true, value: undefined });
  const tooLate = openStream();
  const late = endCleanly(tooLate.source, controller.signal).getReader();
  expect(tooLate.isLetGo()).toBe(true);
  expect(await late.read()).toEqual({ done: true, value: undefined });
});

test('lets go of what it passes on when nobody reads any more', async () => {
  const { source, isLetGo } = openStream();
  const reader = endCleanly(source, new AbortController().signal).getReader();
  await reader.read();
  await reader.cancel();
  expect(isLetGo()).toBe(true);
});
