import { expect, test } from 'vitest';
import { endCleanly } from './end-cleanly.ts';

/** A stream of one chunk that stays open, and how to break it. */
function openStream() {
  let breakOff: (error: Error) => void = () => undefined;
  const source = new ReadableStream<string>({
    start(target) {
      target.enqueue('first');
      breakOff = (error) => target.error(error);
    },
  });
  return { source, breakOff: () => breakOff(new Error('terminated')) };
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
  const { source } = openStream();
  const reader = endCleanly(source, controller.signal).getReader();
  await reader.read();
  const next = reader.read();
  controller.abort();
  expect(await next).toEqual({ done: true, value: undefined });
  const late = endCleanly(openStream().source, controller.signal).getReader();
  expect(await late.read()).toEqual({ done: true, value: undefined });
});
