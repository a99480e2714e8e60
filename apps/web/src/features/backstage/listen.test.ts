import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listen } from './listen.ts';

/** The browser's part, played by hand. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static opened: Source[] = [];
  readyState = 1;
  onerror: (() => void) | null = null;
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    Source.opened.push(this);
  }
  close() {
    this.readyState = Source.CLOSED;
  }
  say(type: string, data: object) {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
  }
  async refuse(answer: number) {
    status = answer;
    this.readyState = Source.CLOSED;
    this.onerror?.();
    await vi.advanceTimersByTimeAsync(0);
  }
}

const listener = { onState: vi.fn(), onLost: vi.fn(), onGone: vi.fn(), onOver: vi.fn() };
/** What the server says to a HEAD of the stream. */
let status = 200;
let stop = () => {};
const current = () => Source.opened.at(-1) as Source;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Source);
  vi.stubGlobal('fetch', async () => new Response(null, { status }));
  Source.opened = [];
  stop = listen('auth0|ann', listener);
});
afterEach(() => {
  stop();
  vi.clearAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('hears of its own person until it is stopped', () => {
  expect(current().url).toBe('/backstage/events?for=auth0%7Cann');
  current().say('state', { log: [] });
  expect(listener.onState).toHaveBeenCalledWith({ log: [] });
  stop();
  expect(current().readyState).toBe(Source.CLOSED);
});

test('says that the line is broken, and leaves it to the browser to connect again', async () => {
  current().say('state', { log: [] });
  current().onerror?.();
  expect(listener.onLost).toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(Source.opened).toHaveLength(1);
});

test('holds a line for alive while beats come, and not when it has gone silent', async () => {
  current().say('state', { log: [] });
  for (let i = 0; i < 10; i++) {
    await vi.advanceTimersByTimeAsync(20_000);
    current().say('beat', {});
  }
  expect(listener.onLost).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(40_000);
  expect(listener.onLost).toHaveBeenCalledTimes(1);
  expect(current().readyState).toBe(Source.CLOSED);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(Source.opened).toHaveLength(2);
});

test('gives a line up on which nothing comes at all', async () => {
  await vi.advanceTimersByTimeAsync(10_000);
  expect(listener.onLost).toHaveBeenCalledTimes(1);
  expect(current().readyState).toBe(Source.CLOSED);
});

test('connects again by itself after an error that will pass', async () => {
  await current().refuse(503);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(Source.opened).toHaveLength(2);
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
  expect(Source.opened).toHaveLength(1);
});

test('closes the line when the user was deleted', () => {
  current().say('gone', {});
  expect(listener.onGone).toHaveBeenCalled();
  expect(current().readyState).toBe(Source.CLOSED);
});
