import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeSource, playSources, putBack } from '../../../test/event-source.ts';
import { listen } from './listen.ts';

const listener = { onState: vi.fn(), onLost: vi.fn(), onGone: vi.fn(), onOver: vi.fn() };
let stop = () => {};
const { current } = FakeSource;

beforeEach(() => {
  playSources();
  stop = listen('auth0|ann', listener);
});
afterEach(() => {
  stop();
  putBack();
});

test('hears of its own person until it is stopped', () => {
  expect(current().url).toBe('/backstage/events?for=auth0%7Cann');
  current().say('state', '{"log":[]}');
  expect(listener.onState).toHaveBeenCalledWith({ log: [] });
  stop();
  expect(current().readyState).toBe(FakeSource.CLOSED);
});

test('says that the line is broken, and leaves it to the browser to connect again', async () => {
  current().say('state', '{"log":[]}');
  current().onerror?.();
  expect(listener.onLost).toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(FakeSource.opened).toHaveLength(1);
});

test('holds a line for alive while beats come, and not when it has gone silent', async () => {
  current().say('state', '{"log":[]}');
  for (let i = 0; i < 10; i++) {
    await vi.advanceTimersByTimeAsync(20_000);
    current().say('beat', '{}');
  }
  expect(listener.onLost).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(40_000);
  expect(listener.onLost).toHaveBeenCalledTimes(1);
  expect(current().readyState).toBe(FakeSource.CLOSED);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(FakeSource.opened).toHaveLength(2);
});

test('gives a line up on which nothing comes at all', async () => {
  await vi.advanceTimersByTimeAsync(10_000);
  expect(listener.onLost).toHaveBeenCalledTimes(1);
  expect(current().readyState).toBe(FakeSource.CLOSED);
});

test('connects again by itself after an error that will pass', async () => {
  await current().refuse(503);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(FakeSource.opened).toHaveLength(2);
  expect(listener.onOver).not.toHaveBeenCalled();
});

test.each([
  [401, 'signed-out'],
  [404, 'not-found'],
  [409, 'other-person'],
])('does not connect again when the answer is %i', async (answer, why) => {
  await current().refuse(answer);
  expect(listener.onOver).toHaveBeenCalledWith(why);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(FakeSource.opened).toHaveLength(1);
});

test('closes the line when the user was deleted', () => {
  current().say('gone', '{}');
  expect(listener.onGone).toHaveBeenCalled();
  expect(current().readyState).toBe(FakeSource.CLOSED);
});
