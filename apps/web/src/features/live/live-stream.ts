/** What becomes of the stream's news. */
export interface StreamListener {
  /** A sign of life: the id of the newest event, and its data where it is one and no heartbeat. */
  onSign(id: string, data?: string): void;
  /** The stream is broken: look for news by other means. */
  onGap(): void;
  /** The session is somebody else's (`other`) or has ended: nothing more will come for this page. */
  onEnd(why: StreamEnd): void;
}

export type StreamEnd = 'other' | 'signed-out';

/** The name of the events that only say that the stream is alive; comments, which do the same, a page cannot see. */
export const BEAT = 'beat';

/** Longer without a sign of life than two heartbeats of the API (15 s each) means that something swallows the stream. */
const QUIET_MS = 40_000;
/** The first beat comes at once, unless something on the way holds it back. */
const FIRST_BEAT_MS = 10_000;
const POLL_MS = 20_000;
/** What `/events` answers when it will never again have anything for this page. */
const ENDS: Record<number, StreamEnd> = { 401: 'signed-out', 409: 'other' };

/**
 * Listens at `/events` to what happens to the person `userId`, for whom the page was made. A stream that breaks, or
 * that a proxy swallows, is replaced by polling until another one brings a sign of life; that one goes on after the
 * last event heard, and the first one after the event `lastId` if there is one. Returns how to stop.
 */
export function openLiveStream(
  userId: string,
  lastId: string,
  { onSign, onGap, onEnd }: StreamListener,
): () => void {
  let source: EventSource | undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let polling: ReturnType<typeof setInterval> | undefined;
  let stopped = false;

  const address = () => `/events?${new URLSearchParams({ for: userId, ...(lastId && { after: lastId }) })}`;
  const expectSignWithin = (ms: number) => {
    clearTimeout(watchdog);
    watchdog = setTimeout(giveUp, ms);
  };
  const hear = ({ lastEventId }: MessageEvent, data?: string) => {
    lastId = lastEventId;
    clearInterval(polling);
    polling = undefined;
    expectSignWithin(QUIET_MS);
    onSign(lastEventId, data);
  };
  const giveUp = () => {
    source?.close();
    onGap();
    polling ??= setInterval(onGap, POLL_MS);
    clearTimeout(watchdog);
    watchdog = setTimeout(connect, POLL_MS);
  };
  const stop = () => {
    stopped = true;
    source?.close();
    clearTimeout(watchdog);
    clearInterval(polling);
  };
  // An EventSource does not say why it was refused.
  const askWhy = async () => {
    clearTimeout(watchdog);
    const why = ENDS[await statusOf(address())];
    if (stopped) return;
    if (!why) return giveUp();
    stop();
    onEnd(why);
  };
  const connect = () => {
    source = new EventSource(address());
    source.addEventListener(BEAT, (beat) => hear(beat));
    source.onmessage = (message) => hear(message, message.data);
    // The browser connects again by itself, unless the answer was an error.
    source.onerror = () => source?.readyState === EventSource.CLOSED && void askWhy();
    expectSignWithin(FIRST_BEAT_MS);
  };

  connect();
  return stop;
}

async function statusOf(address: string): Promise<number> {
  try {
    const signal = AbortSignal.timeout(FIRST_BEAT_MS);
    return (await fetch(address, { method: 'HEAD', cache: 'no-store', signal })).status;
  } catch {
    return 0;
  }
}
