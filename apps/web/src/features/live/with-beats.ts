import { BEAT } from './keep-stream.ts';

/** The headers of an event stream: nothing on the way keeps it, and nothing holds its events back. */
export const STREAM_HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'private, no-store, no-transform',
  'x-accel-buffering': 'no',
};

const END_OF_MESSAGE = '\n\n';

/**
 * Adds a sign of life that a page can see after all that an event stream brings: what comes from the API as a comment
 * (its heartbeat), the browser keeps to itself. It says nothing and carries no id. The stream ends as soon as
 * something comes that it is too late for, as `isOver` says.
 */
export function withBeats(isOver: () => Promise<boolean>): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const beat = new TextEncoder().encode(`event: ${BEAT}\ndata: \n\n`);
  return new TransformStream({
    async transform(chunk, controller) {
      if (await isOver()) return controller.terminate();
      controller.enqueue(chunk);
      // Only between messages: a chunk may end in the middle of one.
      if (decoder.decode(chunk.slice(-2)) === END_OF_MESSAGE) controller.enqueue(beat);
    },
  });
}
