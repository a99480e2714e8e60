import { vi } from 'vitest';

/** What the server says to a HEAD of the stream. */
let status = 200;

/** The browser's part of a stream of events, played by hand: it connects when a test says so, and brings what it sends. */
export class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static opened: FakeSource[] = [];
  readyState = 0;
  onerror: (() => void) | null = null;
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    FakeSource.opened.push(this);
  }

  /** The one that was opened last. */
  static current(): FakeSource {
    return FakeSource.opened.at(-1) as FakeSource;
  }

  /** Brings an event. */
  say(type: string, data: string, lastEventId = '') {
    this.dispatchEvent(new MessageEvent(type, { data, lastEventId }));
  }

  close() {
    this.readyState = FakeSource.CLOSED;
  }

  /** The stream is refused with this status, which a HEAD of it is told, too. */
  async refuse(answer: number) {
    status = answer;
    this.readyState = FakeSource.CLOSED;
    this.onerror?.();
    await vi.advanceTimersByTimeAsync(0);
  }
}

/** Puts it in the place of the browser's own, with a clock that a test moves. `putBack` ends that. */
export function playSources() {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
  vi.stubGlobal('fetch', async () => new Response(null, { status }));
  FakeSource.opened = [];
}

/** Takes the browser's part back to what it was. */
export function putBack() {
  vi.clearAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
}
