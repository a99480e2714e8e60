import type { LiveEvent } from '@setlist/contracts';
import type { Response } from 'express';

export interface EventStream {
  send(id: string, event: LiveEvent): void;
  /** Called at each heartbeat. */
  onHeartbeat(beat: () => void): void;
  /** Ends the stream; calling it again does nothing. */
  end: () => void;
}

const HEARTBEAT_MS = 15_000;
const RETRY_MS = 2_000;
/** A longer timer would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Starts an event stream on a response (HTML Living Standard, "Server-sent events"). `lastId` is told at once, so
 * that a client which loses the connection early resumes from there. Ends by itself after `lifetimeMs`.
 */
export function openStream(response: Response, lastId: string, lifetimeMs: number): EventStream {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'X-Accel-Buffering': 'no',
  });
  response.write(`retry: ${RETRY_MS}\nid: ${lastId}\n\n`);
  let beats: () => void = () => {};
  const heartbeat = setInterval(() => {
    response.write(': still here\n\n');
    beats();
  }, HEARTBEAT_MS);
  const end = () => {
    clearInterval(heartbeat);
    clearTimeout(lifetime);
    if (!response.writableEnded) response.end();
  };
  const lifetime = setTimeout(end, Math.min(Math.max(0, lifetimeMs), LONGEST_TIMER_MS));
  return {
    send: (id, event) => {
      // The stream may have ended while the event was being read; the client gets it when it resumes.
      if (!response.writableEnded) response.write(`id: ${id}\ndata: ${JSON.stringify(event)}\n\n`);
    },
    onHeartbeat: (beat) => {
      beats = beat;
    },
    end,
  };
}
