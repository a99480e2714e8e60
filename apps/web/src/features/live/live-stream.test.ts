import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLiveStream } from './live-stream.ts';

/** The browser's part, played by hand: it connects when a test says so, and brings what a test sends. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static opened: Source[] = [];
  readyState = 0;
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
  beat(lastEventId = '') {
    this.dispatchEvent(new MessageEvent('beat', { data: '', lastEventId }));
  }
  async refuse(answer = 503) {
    status = answer;
    this.readyState = Source.CLOSED;
    this.onerror?.();
    await settle();
  }
}

const listener = { onSign: vi.fn(), onGap: vi.fn(), onEnd: vi.fn() };
let stop = () => {};
const open = (lastId = '') => {
  stop = openLiveStream('auth0|ann', lastId, listener);
};
/** What the server says to a HEAD of the stream. */
let status = 503;
/** Lets what has been asked be answered. */
const settle = () => vi.advanceTimersByTimeAsync(0);
const current = () => Source.opened.at(-1) as Source;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Source);
  vi.stubGlobal('fetch', async () => new Response(null, { status }));
  Source.opened = [];
});
afterEach(() => {
  stop();
  vi.clearAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('does not poll while heartbeats come', () => {
  open();
  for (let i = 0; i < 20; i++) {
    current().beat();
    vi.advanceTimersByTime(15_000);
  }
  expect(listener.onSign).toHaveBeenCalledTimes(20);
  expect(listener.onGap).not.toHaveBeenCalled();
  expect(Source.opened).toHaveLength(1);
});

test('polls when something on the way swallows the stream, until a stream lives', () => {
  open();
  vi.advanceTimersByTime(10_000);
  expect(listener.onGap).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(listener.onGap.mock.calls.length).toBeGreaterThan(3);
  expect(Source.opened.length).toBeGreaterThan(1);
  current().beat();
  listener.onGap.mockClear();
  vi.advanceTimersByTime(30_000);
  expect(listener.onGap).not.toHaveBeenCalled();
});

test('gives a stream up that was alive and has gone silent', () => {
  open();
  current().beat();
  vi.advanceTimersByTime(39_000);
  expect(listener.onGap).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(listener.onGap).toHaveBeenCalledTimes(1);
  expect(current().readyState).toBe(Source.CLOSED);
});

test('polls while the stream is refused, and tries again', async () => {
  open();
  await current().refuse();
  expect(listener.onGap).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(20_000);
  expect(Source.opened).toHaveLength(2);
});

test('goes on after the last event it heard, and after that of the document before', async () => {
  open('41');
  expect(current().url).toBe('/events?for=auth0%7Cann&after=41');
  current().dispatchEvent(new MessageEvent('message', { data: '{}', lastEventId: '42' }));
  expect(listener.onSign).toHaveBeenCalledWith('42', '{}');
  await current().refuse();
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
  expect(Source.opened).toHaveLength(1);
});

test('is silent once it is stopped', () => {
  open();
  stop();
  vi.advanceTimersByTime(600_000);
  expect(listener.onGap).not.toHaveBeenCalled();
  expect(Source.opened).toHaveLength(1);
});
