import { BEAT, keepStream } from './keep-stream.ts';

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
  let polling: ReturnType<typeof setInterval> | undefined;

  const stopPolling = () => {
    clearInterval(polling);
    polling = undefined;
  };
  const hear = ({ lastEventId }: MessageEvent, data?: string) => {
    lastId = lastEventId;
    stopPolling();
    onSign(lastEventId, data);
  };
  const stop = keepStream({
    address: () => `/events?${new URLSearchParams({ for: userId, ...(lastId && { after: lastId }) })}`,
    hears: { [BEAT]: (beat) => hear(beat), message: (message) => hear(message, message.data) },
    ends: ENDS,
    againMs: POLL_MS,
    onBroken() {
      onGap();
      polling ??= setInterval(onGap, POLL_MS);
    },
    onEnd(why) {
      stopPolling();
      onEnd(why);
    },
  });
  return () => {
    stop();
    stopPolling();
  };
}
