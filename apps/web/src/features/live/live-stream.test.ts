import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeSource, playSources, putBack } from '../../../test/event-source.ts';
import { openLiveStream } from './live-stream.ts';

const listener = { onSign: vi.fn(), onGap: vi.fn(), onEnd: vi.fn() };
let stop = () => {};
const open = (lastId = '') => {
  stop = openLiveStream('auth0|ann', lastId, listener);
};
const { current } = FakeSource;
const beat = () => current().say('beat', '');

beforeEach(playSources);
afterEach(() => {
  stop();
  putBack();
});

test('does not poll while heartbeats come', () => {
  open();
  for (let i = 0; i < 20; i++) {
    beat();
    vi.advanceTimersByTime(15_000);
  }
  expect(listener.onSign).toHaveBeenCalledTimes(20);
  expect(listener.onGap).not.toHaveBeenCalled();
  expect(FakeSource.opened).toHaveLength(1);
});

test('polls when something on the way swallows the stream, until a stream lives', () => {
  open();
  vi.advanceTimersByTime(10_000);
  expect(listener.onGap).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(listener.onGap.mock.calls.length).toBeGreaterThan(3);
  expect(FakeSource.opened.length).toBeGreaterThan(1);
  beat();
  listener.onGap.mockClear();
  vi.advanceTimersByTime(30_000);
  expect(listener.onGap).not.toHaveBeenCalled();
});

test('gives a stream up that was alive and has gone silent', () => {
  open();
  beat();
  vi.advanceTimersByTime(39_000);
  expect(listener.onGap).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(listener.onGap).toHaveBeenCalledTimes(1);
  expect(current().readyState).toBe(FakeSource.CLOSED);
});

test('polls while the stream is refused, and tries again', async () => {
  open();
  await current().refuse(503);
  expect(listener.onGap).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(20_000);
  expect(FakeSource.opened).toHaveLength(2);
});

test('goes on after the last event it heard, and after that of the document before', async () => {
  open('41');
  expect(current().url).toBe('/events?for=auth0%7Cann&after=41');
  current().say('message', '{}', '42');
  expect(listener.onSign).toHaveBeenCalledWith('42', '{}');
  await current().refuse(503);
  vi.advanceTimersByTime(20_000);
  expect(current().url).toBe('/events?for=auth0%7Cann&after=42');
});

test.each([
  [401, 'signed-out'],
  [409, 'other'],
])('neither connects again nor polls when the answer is %i', async (answer, why) => {
  open();
  await current().refuse(answer);
  expect(listener.onEnd).toHaveBeenCalledWith(why);
  vi.advanceTimersByTime(600_000);
  expect(listener.onGap).not.toHaveBeenCalled();
  expect(FakeSource.opened).toHaveLength(1);
});

test('is silent once it is stopped', () => {
  open();
  stop();
  vi.advanceTimersByTime(600_000);
  expect(listener.onGap).not.toHaveBeenCalled();
  expect(FakeSource.opened).toHaveLength(1);
});
