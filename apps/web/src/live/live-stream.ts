/** What becomes of the stream's news. */
export interface Listener {
  /** An event's data, as the API wrote it. */
  onEvent(data: string): void;
  /** The stream is broken: look for news by other means. */
  onGap(): void;
  /** Keeps the id of the last event, for the document after this one. */
  remember(id: string): void;
}

/** The name of the events that only say that the stream is alive; comments, which do the same, a page cannot see. */
export const BEAT = 'beat';

/** Longer without a sign of life than two heartbeats of the API (15 s each) means that something swallows the stream. */
const QUIET_MS = 40_000;
/** The first beat comes at once, unless something on the way holds it back. */
const FIRST_BEAT_MS = 10_000;
const POLL_MS = 20_000;

/**
 * Listens to the person's events at `/events`. A stream that breaks, or that a proxy swallows, is replaced by polling
 * until another one brings a sign of life; that one goes on after the last event heard, and the first one after the
 * event `lastId` if there is one. Returns how to stop.
 */
export function openLiveStream({ onEvent, onGap, remember }: Listener, lastId: string): () => void {
  let source: EventSource | undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let polling: ReturnType<typeof setInterval> | undefined;

  const expectSignWithin = (ms: number) => {
    clearTimeout(watchdog);
    watchdog = setTimeout(giveUp, ms);
  };
  const hear = ({ lastEventId }: MessageEvent) => {
    if (lastEventId !== lastId) remember(lastEventId);
    lastId = lastEventId;
    clearInterval(polling);
    polling = undefined;
    expectSignWithin(QUIET_MS);
  };
  const giveUp = () => {
    source?.close();
    onGap();
    polling ??= setInterval(onGap, POLL_MS);
    expectConnectionAfter(POLL_MS);
  };
  const expectConnectionAfter = (ms: number) => {
    clearTimeout(watchdog);
    watchdog = setTimeout(connect, ms);
  };
  const connect = () => {
    source = new EventSource(lastId ? `/events?after=${lastId}` : '/events');
    source.addEventListener(BEAT, hear);
    source.onmessage = (message) => {
      hear(message);
      onEvent(message.data);
    };
    // The browser connects again by itself, unless the answer was an error.
    source.onerror = () => source?.readyState === EventSource.CLOSED && giveUp();
    expectSignWithin(FIRST_BEAT_MS);
  };

  connect();
  return () => {
    source?.close();
    clearTimeout(watchdog);
    clearInterval(polling);
  };
}
